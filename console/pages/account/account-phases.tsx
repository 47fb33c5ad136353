import type { Account } from '#contract/account'
import { EmptyState } from '../../components/empty-state.tsx'
import { Icon } from '../../components/icon.tsx'
import { Card } from '../../components/page.tsx'
import { Progress } from '../../components/progress.tsx'
import { formatDate } from '../../format.ts'
import { useEnvironment } from '../../session.tsx'
import { t } from '../../words/translate.ts'

/** The phases of the published checklist, and the one step that is next. */
export function AccountPhases({ account }: { account: Account }) {
  const { environment } = useEnvironment()
  return (
    <Card title={t('account.phases')}>
      {account.phases.length === 0 ? (
        <EmptyState title={t('adoption.noChecklist')} text={t('account.phasesNone')} />
      ) : (
        <ol class="phases">
          {account.phases.map((phase) => {
            const current = phase.title === account.currentPhase
            const done = phase.total > 0 && phase.done === phase.total
            return (
              <li key={phase.key} class={done ? 'phase-done' : current ? 'phase-current' : ''}>
                <span class="phase-mark" aria-hidden="true">
                  {done && <Icon name="check" size={14} />}
                </span>
                <span class="phase-title">{phase.title}</span>
                <Progress done={phase.done} total={phase.total} />
                <span class="soft small phase-note">
                  {phase.completedAt !== null
                    ? t('account.phaseDone', {
                        date: formatDate(phase.completedAt, environment.timeZone),
                      })
                    : current && account.nextStep !== null
                      ? t('account.next', { step: account.nextStep })
                      : ''}
                </span>
              </li>
            )
          })}
        </ol>
      )}
    </Card>
  )
}
