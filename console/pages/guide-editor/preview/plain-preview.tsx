import type { GuideDraft } from '#contract/guide'
import type { Locale } from '#contract/localized-text'
import { t } from '../../../words/translate.ts'
import { localize } from './preview-views.ts'

/** The texts in their order, where the SDK could not be loaded. */
export function PlainPreview({ draft, language }: { draft: GuideDraft; language: Locale }) {
  return (
    <div class="plain-preview">
      <p class="soft small">{t('editor.previewPlain')}</p>
      <p class="plain-preview-title">{localize(draft.content.title, language)}</p>
      {draft.kind === 'tour' ? (
        <ol>
          {draft.content.steps.map(({ key, title }) => (
            <li key={key}>{localize(title, language)}</li>
          ))}
        </ol>
      ) : (
        draft.content.phases.map(({ key, title, steps }) => (
          <div key={key}>
            <p class="plain-preview-phase">{localize(title, language)}</p>
            <ul>
              {steps.map((step) => (
                <li key={step.key}>{localize(step.title, language)}</li>
              ))}
            </ul>
          </div>
        ))
      )}
    </div>
  )
}
