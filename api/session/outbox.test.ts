import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'

let testApp: TestApp
let environment: TestEnvironment
beforeAll(async () => {
  testApp = await newTestApp()
  environment = await newEnvironment(testApp)
})
afterAll(() => testApp.close())

const begin = (fields: object) =>
  environment.request('/v1/session', {
    body: {
      sentAt: new Date(testApp.now()).toISOString(),
      sdk: { name: 'milepost', version: '1.0.0' },
      anonymousId: 'visitor',
      url: 'https://app.example/',
      locale: 'en',
      ...fields,
    },
  })

describe('the outbox of a session', () => {
  test('is taken in as a batch is: what is bad in it keeps neither the rest nor the page back', async () => {
    const good = { type: 'track', event: 'clicked', anonymousId: 'visitor', messageId: 'good' }
    const odd = [7, null, { type: 'dance' }, { ...good, event: 7 }, { ...good, properties: [] }]
    const answer = await begin({ batch: [...odd, good] })
    expect(answer.status).toBe(200)
    const { batch } = await answer.json()
    expect(batch.results.map(({ status, code }: Record<string, string>) => code ?? status)).toEqual(
      [
        'invalid_event',
        'invalid_event',
        'unknown_type',
        'invalid_event_name',
        'invalid_properties',
        'accepted',
      ],
    )
  })

  test('may be left out, and holds at most what a batch does', async () => {
    expect((await begin({})).status).toBe(200)
    expect((await begin({ batch: null })).status).toBe(200)
    expect((await begin({ batch: {} })).status).toBe(422)
    const answer = await begin({ batch: Array.from({ length: 501 }, () => ({})) })
    expect([answer.status, (await answer.json()).code]).toEqual([413, 'batch_too_large'])
  })
})
