import type { HintContent } from '#contract/hint'
import { Segmented } from '../../../../components/segmented.tsx'
import { t } from '../../../../words/translate.ts'
import { ButtonFields } from '../../button-fields.tsx'
import { LocalizedBody, LocalizedField } from '../../localized-fields.tsx'
import { PlacementSelect } from '../../placement-select.tsx'
import { setOptional } from '../../set-optional.ts'
import { TargetFields } from '../../target-fields.tsx'
import type { KindFieldsProps } from '../guide-kind.ts'

/** The element, the beacon beside it and the card behind that. */
export function HintFields({ content, onContent }: KindFieldsProps<HintContent>) {
  return (
    <>
      <LocalizedField
        label={t('editor.title')}
        path="content.title"
        text={content.title}
        onText={(title) => onContent({ ...content, title })}
      />
      <LocalizedBody
        label={t('editor.body')}
        path="content.body"
        help={t('editor.bodyHelp')}
        text={content.body}
        onText={(body) => onContent({ ...content, body })}
      />
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
      <ButtonFields
        button={content.button}
        path="content.button"
        onButton={(button) => onContent(setOptional(content, 'button', button))}
      />
    </>
  )
}
