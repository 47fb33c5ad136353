import { createHash, randomBytes } from 'node:crypto'

export type KeyKind = 'write' | 'secret'

const prefixes = { write: 'mp_wk_', secret: 'mp_sk_' } as const

/** A key nobody can guess: 128 bits where it is public anyway, 256 where it is a secret. */
export function newKeyText(kind: KeyKind): string {
  return prefixes[kind] + randomBytes(kind === 'secret' ? 32 : 16).toString('hex')
}

/** By its shape; undefined: no key of ours. */
export function kindOfKey(text: string): KeyKind | undefined {
  if (text.startsWith(prefixes.write)) return 'write'
  return text.startsWith(prefixes.secret) ? 'secret' : undefined
}

/** What is stored and looked up: a write key as it is, a secret key as its SHA-256 in hex. */
export function toKeyLookup(text: string): string {
  return kindOfKey(text) === 'secret' ? createHash('sha256').update(text).digest('hex') : text
}
