import type { KeyInfo } from '#contract/workspace'
import { uuidv7 } from 'uuidv7'
import type { Database } from '../../db/client.ts'
import { keys } from '../../db/schema/keys.ts'
import { forgetKeys } from './find-key.ts'
import { newKeyText, toKeyLookup, type KeyKind } from './new-key.ts'
import { toKeyInfo } from './to-key-info.ts'

/** Makes a key. `secret` of the answer is the whole key, this once. */
export async function createKey(
  database: Database,
  { environmentId, kind, name }: { environmentId: string; kind: KeyKind; name: string },
): Promise<KeyInfo & { secret: string }> {
  const text = newKeyText(kind)
  const [row] = await database.control
    .insert(keys)
    .values({
      id: uuidv7(),
      environmentId,
      kind,
      name,
      lookup: toKeyLookup(text),
      last4: text.slice(-4),
    })
    .returning()
  if (!row) throw new Error('The key was not stored')
  forgetKeys(database)
  return { ...toKeyInfo(row), secret: text }
}
