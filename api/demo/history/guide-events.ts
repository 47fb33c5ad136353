import type { GuideKind } from '#contract/guide'
import type { TargetHealth } from '#contract/locator'
import { sdkEvents } from '#contract/rules/sdk-events'
import type { AccountLife, Colleague } from './account-life.ts'
import { FORECAST_AGE_DAYS } from './forecast-age.ts'
import type { Random } from './random.ts'
import type { Told } from './told.ts'
import { DAY_MS, HOUR_MS } from './working-hours.ts'

/** Version ids of the published guides, one of each kind, for the runs that the history tells of. */
export type GuideVersions = Record<GuideKind, string>

const guideKeys: GuideVersions = {
  checklist: 'getting-started',
  tour: 'connect-your-data',
  hint: 'see-ahead',
  banner: 'forecast-released',
  modal: 'whats-new',
  survey: 'first-report',
  resource_centre: 'help',
}

interface Past {
  nowMs: number
  guides: GuideVersions
  /** What people of this account did, guides apart. */
  told: readonly Told[]
}

/** How the people of an account fared with what they were shown. */
export function guideEvents(random: Random, life: AccountLife, past: Past): Told[] {
  const [first] = life.colleagues
  if (!first) return []
  return [
    ...checklist(random, life, first, past),
    ...tour(random, life, first, past),
    ...resourceCentre(random, life, first, past),
    ...survey(random, past),
    ...hintAndNews(random, life, past),
  ]
}

function tell(
  { guides }: Past,
  kind: GuideKind,
  { by, atMs }: Pick<Told, 'by' | 'atMs'>,
  event: string,
  more: Record<string, unknown> = {},
): Told {
  const properties = { guideKey: guideKeys[kind], versionId: guides[kind], ...more }
  return { atMs, by, type: 'track', event, properties }
}

function checklist(random: Random, life: AccountLife, by: Colleague, past: Past): Told[] {
  const at = (atMs: number, event: string) => tell(past, 'checklist', { by, atMs }, event)
  const told = [at(life.startMs + 4_000, sdkEvents.guideStarted)]
  const reachedMs = [...life.reached.values()]
  if (reachedMs.length === 7) {
    told.push(at(Math.max(...reachedMs) + 2_000, sdkEvents.guideCompleted))
  } else if (random.chance(0.12)) {
    const atMs = life.startMs + random.around(20, 1) * HOUR_MS
    told.push(at(atMs, sdkEvents.guideDismissed))
  }
  return told
}

function tour(random: Random, life: AccountLife, by: Colleague, past: Past): Told[] {
  if (!random.chance(0.62)) return []
  const connectedMs = life.reached.get('data_source_connected')
  const startedMs = (connectedMs ?? life.startMs + 2 * HOUR_MS) - 70_000
  if (startedMs <= life.startMs) return []
  const at = (atMs: number, event: string, stepKey: string, more: object = {}) =>
    tell(past, 'tour', { by, atMs }, event, { stepKey, ...more })
  const sees = (atMs: number, stepKey: string, path: string) => [
    at(atMs, sdkEvents.guideStepShown, stepKey),
    at(atMs + 300, sdkEvents.targetHealth, stepKey, { health: healthOf(random), path }),
  ]
  const told = [
    at(startedMs, sdkEvents.guideStarted, 'open-sources', { askedFor: true }),
    ...sees(startedMs + 10, 'open-sources', '/demo'),
  ]
  if (connectedMs !== undefined) {
    told.push(
      ...sees(startedMs + 9_000, 'choose-source', '/demo/sources'),
      ...sees(startedMs + 31_000, 'connect-source', '/demo/sources/sample'),
      at(connectedMs + 1_000, sdkEvents.guideCompleted, 'connect-source'),
    )
  } else if (random.chance(0.5)) {
    told.push(
      ...sees(startedMs + 9_000, 'choose-source', '/demo/sources'),
      at(startedMs + 20_000, sdkEvents.guideDismissed, 'choose-source'),
    )
  }
  return told
}

/** Its launcher is there from the start; some open it, once or twice. */
function resourceCentre(random: Random, life: AccountLife, by: Colleague, past: Past): Told[] {
  const at = (atMs: number, event: string) => tell(past, 'resource_centre', { by, atMs }, event)
  const told = [at(life.startMs + 4_100, sdkEvents.guideStarted)]
  for (let times = random.chance(0.3) ? random.whole(1, 2) : 0; times > 0; times -= 1) {
    const atMs = life.startMs + random.around(30, 1.4) * HOUR_MS
    told.push(at(atMs, sdkEvents.guideOpened), at(atMs + 40_000, sdkEvents.guideMinimised))
  }
  return told
}

/** Whoever publishes a report is asked, once they go on to another page. */
function survey(random: Random, past: Past): Told[] {
  const published = past.told.find(({ event }) => event === 'report_published')
  if (!published) return []
  const at = (afterMs: number, event: string, more: object = {}) =>
    tell(past, 'survey', { by: published.by, atMs: published.atMs + afterMs }, event, { ...more })
  const told = [at(25_000, sdkEvents.guideStarted, { stepKey: 'satisfied' })]
  const chance = random.unit()
  if (chance < 0.58) {
    const answer = random.pick([5, 5, 5, 5, 4, 4, 4, 4, 3, 3, 2, 1])
    told.push(
      at(34_000, sdkEvents.surveyAnswered, { questionKey: 'satisfied', answer }),
      ...(random.chance(0.4)
        ? [
            at(47_000, sdkEvents.surveyAnswered, {
              questionKey: 'missing',
              answer: wordsOf(random),
            }),
          ]
        : []),
      at(48_000, sdkEvents.guideCompleted, { stepKey: 'missing' }),
    )
  } else if (chance < 0.86) told.push(at(30_000, sdkEvents.guideDismissed))
  return told
}

/** What people would have liked, in the words of those who write such things. */
function wordsOf(random: Random): string {
  return random.pick([
    'A template for agencies. I built mine from three others.',
    'I did not see that the sample data can be removed again.',
    'Nothing, that was quick.',
    'Tell me which columns you need before I export them.',
    'Ich habe die Einladung für meine Kollegin lange gesucht.',
    'Our shop has two currencies. It took me a while to find the setting.',
    'Une vidéo de deux minutes au début.',
    'Let me connect a sheet without asking our administrator.',
  ])
}

/** The hint waits beside the forecast's switch; the banner is for those who were here before. */
function hintAndNews(random: Random, { reached, colleagues }: AccountLife, past: Past): Told[] {
  const connectedMs = reached.get('data_source_connected') ?? Infinity
  const valueMs = reached.get('report_published') ?? Infinity
  const releasedMs = past.nowMs - FORECAST_AGE_DAYS * DAY_MS
  return colleagues.flatMap((by) => {
    const seen = past.told.filter((one) => one.by === by && one.type === 'page')
    const onProjects = seen.find(
      ({ atMs, properties }) =>
        atMs > Math.max(connectedMs, releasedMs) && properties?.['path'] === '/demo/projects',
    )
    const cameBack = seen.find(
      ({ atMs }) => atMs > Math.max(valueMs, releasedMs, by.joinedMs + DAY_MS),
    )
    return [
      ...(onProjects ? hint(random, onProjects, past) : []),
      ...(cameBack ? banner(random, cameBack, past) : []),
    ]
  })
}

function hint(random: Random, { by, atMs }: Told, past: Past): Told[] {
  const at = (afterMs: number, event: string, more: object = {}) =>
    tell(past, 'hint', { by, atMs: atMs + afterMs }, event, { ...more })
  const told = [
    at(6_000, sdkEvents.targetHealth, { health: healthOf(random), path: '/demo/projects/one' }),
    at(6_100, sdkEvents.guideDecided, { shown: true, trace: ['→ shown'] }),
  ]
  const chance = random.unit()
  if (chance < 0.6) told.push(at(19_000, sdkEvents.guideOpened))
  if (chance < 0.14) {
    told.push(at(27_000, sdkEvents.guideCompleted))
    told.push(...news(random, { by, atMs: atMs + 27_100 }, past))
  } else if (chance < 0.44) told.push(at(27_000, sdkEvents.guideDismissed))
  return told
}

function banner(random: Random, { by, atMs }: Told, past: Past): Told[] {
  const at = (afterMs: number, event: string) =>
    tell(past, 'banner', { by, atMs: atMs + afterMs }, event)
  const told = [at(2_000, sdkEvents.guideStarted)]
  const chance = random.unit()
  if (chance < 0.34) {
    told.push(at(12_000, sdkEvents.guideCompleted))
    told.push(...news(random, { by, atMs: atMs + 12_100 }, past))
  } else if (chance < 0.8) told.push(at(9_000, sdkEvents.guideDismissed))
  return told
}

/** What is new, as the hint or the banner opens it. */
function news(random: Random, { by, atMs }: Pick<Told, 'by' | 'atMs'>, past: Past): Told[] {
  const at = (afterMs: number, event: string, more: object = {}) =>
    tell(past, 'modal', { by, atMs: atMs + afterMs }, event, { ...more })
  const chance = random.unit()
  return [
    at(0, sdkEvents.guideStarted, { askedFor: true }),
    ...(chance < 0.55 ? [at(14_000, sdkEvents.guideCompleted)] : []),
    ...(chance >= 0.55 && chance < 0.9 ? [at(8_000, sdkEvents.guideDismissed)] : []),
  ]
}

/** Pages are mostly as they were when the target was picked. */
function healthOf(random: Random): TargetHealth {
  const chance = random.unit()
  return chance < 0.94 ? 'found' : chance < 0.98 ? 'occluded' : 'lost'
}
