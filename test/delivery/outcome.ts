import { vi } from 'vitest'
import type { DeliveryRig } from './delivery-rig.ts'

/** What a scenario came to. */
export interface Outcome {
  id: string
  /** One line: what happened to the page. */
  what: string
  /** Events the page tracked. */
  captured: number
  /** Of these: on disk when the trouble struck, and so promised. */
  promised: number
  /** Distinct tracked events in the database. */
  stored: number
  /** Rows in the database beyond one per event. */
  doubled: number
  /** Promised and not in the database. */
  lost: number
  /** Events the server was sent again. */
  wireDuplicates: number
  /** What else the scenario is held to, as measured. */
  figures: string
  /** Sentences of what was missed; none when the scenario holds. */
  missed: string[]
}

export interface OutcomeParts extends Pick<Outcome, 'id' | 'what' | 'captured'> {
  promised: ReadonlySet<string>
  /** Events that were given up, and of which the server was told. */
  dropped?: number
  figures?: string
  missed?: string[]
}

/** Waits until every promised event is in the database; goes on after `patienceMs` without them. */
export async function untilStored(
  rig: DeliveryRig,
  promised: ReadonlySet<string>,
  patienceMs = 45_000,
): Promise<void> {
  const isStored = async () => {
    const labels = new Set((await rig.listStored()).map(({ label }) => label))
    return [...promised].every((label) => labels.has(label))
  }
  await vi
    .waitUntil(isStored, { timeout: patienceMs, interval: 100 })
    // The outcome says what is missing.
    .catch(() => {})
}

/** Compares what was promised with what the database holds. */
export async function toOutcome(
  rig: DeliveryRig,
  { promised, dropped = 0, figures = '', missed = [], ...parts }: OutcomeParts,
): Promise<Outcome> {
  const stored = await rig.listStored()
  const labels = new Set(stored.map(({ label }) => label))
  const doubled = stored.length - labels.size
  const absent = [...promised].filter((label) => !labels.has(label)).length
  const lost = Math.max(0, absent - dropped)
  return {
    ...parts,
    promised: promised.size,
    stored: labels.size,
    doubled,
    lost,
    wireDuplicates: rig.gate.wireDuplicates(),
    figures,
    missed: [
      ...(lost ? [`${lost} promised events are not in the database`] : []),
      ...(doubled ? [`${doubled} events are in the database twice`] : []),
      ...missed,
    ],
  }
}
