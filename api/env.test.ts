import { describe, expect, test } from 'vitest'
import { readEnv } from './env.ts'

const DATABASE_URL = 'postgres://me:pw@db.example:5432/milepost'
const MILEPOST_SECRET = 's'.repeat(32)

describe('readEnv', () => {
  test('without any variable it serves the demo on port 4400 from the embedded database', () => {
    const env = readEnv({})
    expect(env).toMatchObject({ port: 4400, host: 'localhost', isDemo: true, trustedProxies: 0 })
    expect(env.databaseUrl).toBeUndefined()
    expect(env.dataFolder).toMatch(/^\/.*\.milepost$/)
  })

  test('an external database has no demo and needs a secret', () => {
    expect(readEnv({ DATABASE_URL, MILEPOST_SECRET }).isDemo).toBe(false)
    expect(readEnv({ DATABASE_URL, MILEPOST_SECRET, MILEPOST_DEMO: '1' }).isDemo).toBe(true)
    expect(() => readEnv({ DATABASE_URL })).toThrow('MILEPOST_SECRET is required')
  })

  test('the demo is refused where others can reach it', () => {
    expect(() => readEnv({ HOST: '0.0.0.0', MILEPOST_DEMO: '1' })).toThrow('HOST=0.0.0.0')
    expect(readEnv({ HOST: '0.0.0.0' }).isDemo).toBe(false)
    expect(readEnv({ HOST: '127.0.0.2' }).isDemo).toBe(true)
  })

  test('all problems are told at once, each with its variable', () => {
    const broken = {
      PORT: '70000',
      DATABASE_URL: 'mysql://x',
      MILEPOST_SECRET: 'short',
      LOG_LEVEL: 'loud',
    }
    expect(() => readEnv(broken)).toThrow(
      /PORT:[^]*DATABASE_URL:[^]*MILEPOST_SECRET:[^]*LOG_LEVEL:/,
    )
  })

  test('limits are whole numbers, and let through at least one whole batch', () => {
    expect(readEnv({ MILEPOST_LIMIT_EVENTS: '2000' }).limits).toMatchObject({
      requestsPerSecond: 10_000,
      eventsPerSecond: 2_000,
    })
    expect(() => readEnv({ MILEPOST_LIMIT_EVENTS: '499' })).toThrow('from 500 on')
  })

  test('an empty variable counts as absent, and an address loses its last slash', () => {
    const env = readEnv({ PORT: '', DATABASE_URL: '', MILEPOST_URL: 'https://mp.example/in/' })
    expect(env).toMatchObject({ port: 4400, publicUrl: 'https://mp.example/in' })
  })
})
