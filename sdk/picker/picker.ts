import type { OpenPicker } from '../picker-seam.ts'
import { readVisit } from './kept-visit.ts'
import { runPicker } from './run-picker.ts'
import { clearAddress } from './take-token.ts'

/**
 * The chunk `picker`: opened by the token in the address, or where another page of this tab left off.
 * Nothing happens without either.
 */
export const open: OpenPicker = (core) => {
  const kept = core.token ? undefined : readVisit(core.storage, Date.now())
  if (core.token) clearAddress()
  if (core.token || kept) runPicker(core, kept)
}
