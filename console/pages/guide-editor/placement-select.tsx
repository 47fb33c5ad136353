import type { Placement } from '#contract/tour'
import { Select } from '../../components/field.tsx'
import { t } from '../../words/translate.ts'

// The contract's own list comes with its checks, which are larger than the page.
const placements: readonly Placement[] = ['top', 'bottom', 'start', 'end']

/** On which side of its element something stands, where there is room. */
export function PlacementSelect(props: {
  placement: Placement
  onPlacement: (placement: Placement) => void
}) {
  return (
    <Select
      label={t('editor.placement')}
      value={props.placement}
      options={placements.map((value) => ({ value, label: t(`editor.placement.${value}`) }))}
      onValue={(value) => props.onPlacement(placements.find((each) => each === value) ?? 'bottom')}
    />
  )
}
