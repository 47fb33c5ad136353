import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'

/** scrypt with OWASP-equal cost (2^15, 8, 3): about 240 ms and 32 MiB each. */
const COST = { N: 2 ** 15, r: 8, p: 3 }
const KEY_BYTES = 32
/** libuv has four threads; two are left for everything else, however many people sign in at once. */
const PARALLEL = 2

/** The parameters travel in the hash, so that a later, dearer setting still reads it. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, COST)
  return ['scrypt', COST.N, COST.r, COST.p, toText(salt), toText(key)].join('$')
}

/** False for a hash that is not ours, too. Takes as long as hashing. */
export async function verifyPassword({
  hash,
  password,
}: {
  hash: string
  password: string
}): Promise<boolean> {
  const [scheme, N, r, p, salt, key] = hash.split('$')
  if (scheme !== 'scrypt' || !salt || !key) return false
  const expected = Buffer.from(key, 'base64url')
  const actual = await derive(password, Buffer.from(salt, 'base64url'), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  })
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

let running = 0
const waiting: (() => void)[] = []

async function derive(password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> {
  if (running >= PARALLEL) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      // One form for one password, whichever keyboard typed it.
      scrypt(
        password.normalize('NFKC'),
        salt,
        KEY_BYTES,
        { ...cost, maxmem: 2 ** 27 },
        (error, key) => (error ? reject(error) : resolve(key)),
      )
    })
  } finally {
    // Whoever waits takes over the place; only without anybody does it become free.
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

function toText(bytes: Buffer): string {
  return bytes.toString('base64url')
}
