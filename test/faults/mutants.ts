/** One way to break a promise, as a change of the sources; the rig must see it. */
export interface Mutant {
  /** What somebody might do to make it faster, or forget. */
  title: string
  file: string
  /** Each text must stand in the file exactly once. */
  changes: [find: string, replacement: string][]
  /** Which product is built of the changed sources. */
  product: 'server' | 'sdk'
}

/** The five of RELIABILITY 5.3; what each stands for here is told in README. */
export const mutants = {
  unflushedCommits: {
    title: 'synchronous_commit=off',
    file: 'db/client.ts',
    changes: [[`TimeZone: 'UTC'`, `TimeZone: 'UTC', synchronous_commit: 'off'`]],
    product: 'server',
  },
  earlyAnswers: {
    title: 'answer before commit',
    file: 'api/ingest/intake.ts',
    changes: [
      ['await queue.add(environmentId, {', 'await answerAtOnce(queue, environmentId, {'],
      [
        'export function createIntake(',
        `async function answerAtOnce(queue, environmentId, work) {
          queue.add(environmentId, work).catch(() => {})
          const outcomes = new Map(work.events.map(({ messageId }) => [messageId, 'accepted']))
          return { outcomes, completed: [], celebrations: [] }
        }
        export function createIntake(`,
      ],
    ],
    product: 'server',
  },
  forgetfulPage: {
    title: 'outbox deleted on beacon',
    file: 'sdk/events/event-sender.ts',
    changes: [
      [
        'void request(records, undefined, true)',
        'void request(records, undefined, true), void outbox.settle(records, [])',
      ],
    ],
    product: 'sdk',
  },
  rememberedIds: {
    title: 'dedupe in memory',
    file: 'db/ingest/store-events.ts',
    changes: [
      [
        'export async function storeEvents(',
        'const remembered = new Set()\nexport async function storeEvents(',
      ],
      [
        'const rows = events\n    .map(',
        `const rows = events
          .filter(({ messageId }) => !remembered.has(messageId) && remembered.add(messageId))
          .map(`,
      ],
      [
        'on conflict do nothing\n      returning message_id',
        `on conflict (environment_id, message_id) do update set received_at = excluded.received_at
         returning message_id`,
      ],
    ],
    product: 'server',
  },
  hastyCursor: {
    title: 'cursor by the latest time',
    file: 'api/events/live-cursor.ts',
    changes: [['export const overlapMs = 5_000', 'export const overlapMs = 0']],
    product: 'server',
  },
} as const satisfies Record<string, Mutant>
