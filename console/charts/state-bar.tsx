import type { AccountState } from '#contract/account'
import { StateMark } from '../components/state-badge.tsx'
import { formatNumber } from '../format.ts'
import { t } from '../words/translate.ts'

interface Part {
  state: AccountState
  count: number
}

/** All accounts side by side, by where they stand; each part named with its count beneath. */
export function StateBar({ parts }: { parts: readonly Part[] }) {
  const total = parts.reduce((sum, { count }) => sum + count, 0)
  const shown = parts.filter(({ count }) => count > 0)
  if (total === 0) return null
  let before = 0
  return (
    <div class="state-bar">
      <svg width="100%" height="10" aria-hidden="true">
        {shown.map(({ state, count }) => {
          const x = before / total
          before += count
          return (
            <rect
              key={state}
              class={`state-part state-part-${state}`}
              x={`${x * 100}%`}
              width={`${(count / total) * 100}%`}
              height="10"
            />
          )
        })}
      </svg>
      <ul class="state-legend">
        {shown.map(({ state, count }) => (
          <li key={state} class={`state-legend-${state}`}>
            <StateMark state={state} />
            <span>
              {formatNumber(count)} {t(`standing.${state}`)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
