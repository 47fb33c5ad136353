import type { ChecklistContent } from '#contract/checklist'
import { CopyField } from '../../../../components/copy-field.tsx'
import { Segmented } from '../../../../components/segmented.tsx'
import { t } from '../../../../words/translate.ts'
import { useEditor } from '../../editor-context.ts'

type Layout = NonNullable<ChecklistContent['layout']>

/** Over the page, or inside it, with the one line a developer has to paste then. */
export function LayoutFields(props: { layout: Layout; onLayout: (layout: Layout) => void }) {
  const { guideKey } = useEditor()
  return (
    <div class="editor-fields" data-path="content.layout">
      <Segmented
        label={t('checklistForm.layout')}
        value={props.layout}
        options={[
          { value: 'panel', label: t('checklistForm.layout.panel') },
          { value: 'inline', label: t('checklistForm.layout.inline') },
        ]}
        onValue={props.onLayout}
      />
      {props.layout === 'inline' ? (
        <>
          <p class="field-help">{t('checklistForm.inlineHelp')}</p>
          <CopyField
            label={t('checklistForm.inlineLine')}
            text={`<div data-milepost="${guideKey}"></div>`}
          />
        </>
      ) : (
        <p class="field-help">{t('checklistForm.panelHelp')}</p>
      )}
    </div>
  )
}
