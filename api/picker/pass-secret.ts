import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits that fit into an address as they are. */
export function newPassSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of it: whoever reads the database can open nothing with that. */
export function hashPassSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
