import type { StepHealth } from '#contract/guide-insight'
import { Icon } from '../../components/icon.tsx'
import { t } from '../../words/translate.ts'

/** How pages fared with it in the last 7 days, as published. Nothing where no page has told. */
export function TargetHealthNote({ health }: { health: StepHealth | undefined }) {
  if (!health) return null
  const { found, ambiguous, occluded, lost, lastLostPath } = health
  if (found + ambiguous + occluded + lost === 0) return null
  const troubles = [
    ...(lost > 0
      ? [
          lastLostPath === null
            ? t('target.lost', { count: lost })
            : t('target.lostOn', { count: lost, path: lastLostPath }),
        ]
      : []),
    ...(ambiguous > 0 ? [t('target.ambiguous', { count: ambiguous })] : []),
    ...(occluded > 0 ? [t('target.occluded', { count: occluded })] : []),
  ]
  const isTrouble = lost > found || troubles.length > 0
  return (
    <p class={`target-health ${isTrouble ? 'target-health-trouble' : ''}`}>
      <Icon name={isTrouble ? 'warning' : 'check'} size={14} />
      <span>{[t('target.found', { count: found }), ...troubles].join(', ')}</span>
    </p>
  )
}
