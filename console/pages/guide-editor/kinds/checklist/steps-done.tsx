import type { ChecklistContent } from '#contract/checklist'
import { t } from '../../../../words/translate.ts'
import type { PreviewFootProps } from '../guide-kind.ts'

/** How many steps the preview shows as done. */
export function StepsDone({ content, at, onAt }: PreviewFootProps<ChecklistContent>) {
  const total = content.phases.flatMap(({ steps }) => steps).length
  return (
    <label class="preview-done">
      <input
        type="range"
        min="0"
        max={total}
        value={at}
        onInput={(event) => onAt(Number(event.currentTarget.value))}
      />
      <span class="soft small">{t('editor.previewDone', { done: at, total })}</span>
    </label>
  )
}
