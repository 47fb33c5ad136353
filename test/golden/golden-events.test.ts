import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newEnvironment } from '../harness/new-environment.ts'
import { newTestApp, type TestApp } from '../harness/test-app.ts'
import { newApiClient } from './api-client.ts'
import { compareGolden } from './compare-golden.ts'
import { eventAnswers, metricAnswers } from './event-answers.ts'
import { readEventsFolder } from './events-folder.ts'

const FOLDER = fileURLToPath(new URL('fixtures/events/', import.meta.url))
const folder = readEventsFolder(FOLDER)
const T2 = folder.config.as_of[1]!

/** What the three metrics and the ingest rules answer; the other blocks belong to other metrics. */
const BLOCKS = [
  'included_accounts',
  'included_users',
  'ingest',
  'ttfv_account',
  'ttfv_account_flags',
  'naive_account',
  'experiment',
  'ttfv_user',
  'phases',
  'funnel',
  'adoption',
  'retention',
  'activity',
]

let app: TestApp
let answers: Record<string, Record<string, unknown>>
let answersNow: Record<string, unknown>

beforeAll(async () => {
  app = await newTestApp({ at: '2025-07-01T00:00:00.000Z' })
  const environment = await newEnvironment(app, {
    timeZone: folder.config.project_timezone,
    passiveEvents: folder.config.active_events_exclude,
  })
  answers = (await eventAnswers(app.database, environment, folder)) as typeof answers
  app.clock.set(T2)
  answersNow = await metricAnswers(newApiClient(environment), folder)
}, 180_000)

afterAll(() => app.close())

describe('eventAnswers', () => {
  for (const asOf of ['T1', 'T2']) {
    const expected = JSON.parse(readFileSync(`${FOLDER}expected_${asOf}.json`, 'utf8'))
    it.each(BLOCKS)(`gives the golden %s as of ${asOf}`, (block) => {
      expect(compareGolden(expected[block], answers[asOf]?.[block])).toEqual([])
    })
  }

  it('gives the same from the fact tables now as from raw events as of now', () => {
    const { ingest: _, ...asOfNow } = answers.T2 ?? {}
    expect(answersNow).toEqual(asOfNow)
  })
})
