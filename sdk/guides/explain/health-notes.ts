import type { TargetHealth } from '#contract/locator'
import type { GuideCore } from '../guide-seam.ts'
import type { GuideState } from '../guide-state.ts'

export interface HealthNotes {
  /** Tells the server of a target's health: once per page load, step and health. */
  tell(state: GuideState, health: TargetHealth, stepKey?: string): void
  /** Of the target a guide points at now. */
  of(guideKey: string): TargetHealth | undefined
}

/** How the targets of this page fare: never guessed in silence. */
export function createHealthNotes(core: GuideCore): HealthNotes {
  const told = new Set<string>()
  const latest = new Map<string, TargetHealth>()

  return {
    tell({ guide: { key: guideKey, versionId } }, health, stepKey) {
      latest.set(guideKey, health)
      const note = [guideKey, stepKey, health].join()
      if (told.has(note)) return
      told.add(note)
      const path = location.pathname
      core.track('$guide_target_health', { guideKey, versionId, stepKey, health, path })
      if (health !== 'lost') return
      core.report('target_lost', stepKey ? `${guideKey}/${stepKey}` : guideKey)
      core.emit('guide', { guideKey, what: 'target_lost', stepKey })
    },
    of: (guideKey) => latest.get(guideKey),
  }
}
