import type { HintContent } from '#contract/hint'
import { Segmented } from '../../../../components/segmented.tsx'
import { t } from '../../../../words/translate.ts'
import { PlacementSelect } from '../../placement-select.tsx'
import { TargetFields } from '../../target-fields.tsx'
import type { KindFieldsProps } from '../guide-kind.ts'
import { MessageFields } from '../message-fields.tsx'

/** The element, the beacon beside it and the card behind that. */
export function HintFields({ content, onContent }: KindFieldsProps<HintContent>) {
  return (
    <MessageFields content={content} onContent={onContent}>
      <TargetFields
        target={content.target}
        stepKey={null}
        path="content.target"
        onTarget={(target) => onContent({ ...content, target })}
      />
      <div class="columns">
        <PlacementSelect
          placement={content.placement}
          onPlacement={(placement) => onContent({ ...content, placement })}
        />
        <Segmented
          label={t('hintForm.beacon')}
          value={content.beacon}
          options={[
            { value: 'pulsing', label: t('hintForm.beacon.pulsing') },
            { value: 'quiet', label: t('hintForm.beacon.quiet') },
          ]}
          onValue={(beacon) => onContent({ ...content, beacon })}
        />
      </div>
    </MessageFields>
  )
}
