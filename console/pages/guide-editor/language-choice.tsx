import type { GuideDraft } from '#contract/guide'
import { Select } from '../../components/field.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { t } from '../../words/translate.ts'
import { AddLanguage } from './add-language.tsx'
import { languageName } from './language-names.ts'
import { countMissingTexts, languagesIn } from './missing-texts.ts'

/** More names than these do not fit side by side. */
const sideBySideAtMost = 4

/** Whose texts are edited, and the way to add a language; one that lacks texts says how many. */
export function LanguageChoice(props: {
  draft: GuideDraft
  /** BCP 47. */
  language: string
  onLanguage: (language: string) => void
}) {
  const { draft, language, onLanguage } = props
  const written = languagesIn(draft)
  const offered = written.includes(language) ? written : [...written, language]
  const options = offered.map((value) => {
    const count = countMissingTexts(draft, value)
    const name = languageName(value)
    return {
      value,
      label: count === 0 ? name : t('editor.languageMissing', { language: name, count }),
    }
  })
  const choice = { label: t('editor.language'), value: language, options, onValue: onLanguage }
  return (
    <div class="languages">
      {offered.length > sideBySideAtMost ? <Select {...choice} /> : <Segmented {...choice} />}
      <AddLanguage used={offered} onLanguage={onLanguage} />
    </div>
  )
}
