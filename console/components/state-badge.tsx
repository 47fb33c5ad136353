import type { AccountState } from '#contract/account'
import { t } from '../words/translate.ts'

/** Where an account stands: a word, a colour and a shape, so that any one of them is enough. */
export function StateBadge({ state }: { state: AccountState }) {
  return (
    <span class={`badge badge-${state}`}>
      <StateMark state={state} />
      {t(`state.${state}`)}
    </span>
  )
}

/** Disc, half disc, triangle, ring. */
export function StateMark({ state }: { state: AccountState }) {
  return (
    <svg
      class={`state-mark state-mark-${state}`}
      width="10"
      height="10"
      viewBox="0 0 10 10"
      aria-hidden="true"
    >
      {state === 'reached' && <circle cx="5" cy="5" r="4.5" />}
      {state === 'waiting' && (
        <>
          <circle cx="5" cy="5" r="3.75" class="state-mark-line" />
          <path d="M5 1.25a3.75 3.75 0 0 0 0 7.5z" />
        </>
      )}
      {state === 'stuck' && <path d="M5 .6 9.7 9.2H.3z" />}
      {state === 'churned' && <circle cx="5" cy="5" r="3.75" class="state-mark-line" />}
    </svg>
  )
}

/** A quiet label for anything that is not one of the four states. */
export function Tag({ children }: { children: string }) {
  return <span class="badge badge-plain">{children}</span>
}
