import { evaluateCondition } from '#contract/rules/evaluate-condition'
import { traceToText } from '#contract/rules/trace-to-text'
import type { SessionGuide, SessionResponse } from '#contract/session'
import type { PublishedGuide } from '../../db/session/read-published-guides.ts'
import { decideOffer, type Circumstances } from './decide-offer.ts'
import { toRun } from './to-run.ts'

/**
 * Which published guides this person is offered, and why the others are not. Decides everything but
 * page conditions, which go along; says nothing about traits. Pure.
 */
export function offerGuides(
  guides: readonly PublishedGuide[],
  circumstances: Circumstances,
  knownVersions: ReadonlySet<string>,
): Pick<SessionResponse, 'guides' | 'notEligible'> {
  const offered: SessionGuide[] = []
  const notEligible: SessionResponse['notEligible'] = []
  for (const { versionId, content: guide } of guides) {
    const { eligible, pageCondition, trace } = decideOffer(guide, circumstances)
    if (!eligible) {
      notEligible.push({ guideKey: guide.key, trace: traceToText(trace, { withFound: false }) })
      continue
    }
    const run = circumstances.runs.get(guide.key)
    offered.push({
      key: guide.key,
      versionId,
      trigger: guide.trigger,
      priority: guide.priority ?? 0,
      pageCondition,
      run: run ? toRun(run, circumstances.nowMs) : null,
      ...(guide.kind === 'checklist' ? { unlocked: unlockedPhases(guide, circumstances) } : {}),
      kind: guide.kind,
      content: knownVersions.has(versionId) ? null : guide.content,
      // Both of one draft, so kind and content belong together.
    } as SessionGuide)
  }
  return { guides: offered, notEligible }
}

type Guide = PublishedGuide['content']

function unlockedPhases(
  { content }: Extract<Guide, { kind: 'checklist' }>,
  { facts }: Circumstances,
): Record<string, boolean> {
  return Object.fromEntries(
    content.phases.flatMap(({ key, unlock }) =>
      unlock.kind === 'condition' ? [[key, evaluateCondition(unlock.condition, facts).result]] : [],
    ),
  )
}
