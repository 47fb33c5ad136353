import { chooseLanguage, listLanguages } from '../guides/localize.ts'
import { noThrow } from '../page/no-throw.ts'
import type { OpenPicker } from '../picker-seam.ts'
import { readVisit } from './kept-visit.ts'
import { runPicker } from './run-picker.ts'
import { clearAddress } from './take-token.ts'
import { en, type PickerWords } from './words/en.ts'

/**
 * The chunk `picker`: opened by the token in the address, or where another page of this tab left off.
 * Nothing happens without either.
 */
export const open: OpenPicker = (core) => {
  const { locale, token, storage, signal, report } = core
  const kept = token ? undefined : readVisit(storage, Date.now())
  if (token) clearAddress()
  if (!token && !kept) return
  const language = chooseLanguage(listLanguages(locale))
  const run = noThrow((words: PickerWords) => {
    if (!signal.aborted) runPicker(core, kept, language, words)
  })
  loadWords(language).then(run, (error: unknown) => {
    report('chunk_failed', error)
    run(en)
  })
}

async function loadWords(language: string): Promise<PickerWords> {
  if (language === 'de') return (await import('./words/de.ts')).de
  if (language === 'fr') return (await import('./words/fr.ts')).fr
  return en
}
