import { t } from '../../../../words/translate.ts'

/** Which step the preview shows. */
export function StepShown({ at }: { at: number }) {
  return <p class="soft small">{t('editor.previewStep', { number: at + 1 })}</p>
}
