import type { ComponentChildren } from 'preact'
import { formatExact } from '../format.ts'
import type { Resource } from '../use-resource.ts'
import { t } from '../words/translate.ts'
import { Button } from './button.tsx'
import { ErrorState } from './error-state.tsx'
import { Icon } from './icon.tsx'

/**
 * The four states of what a page asked for. Empty is one of the ready ones: `ready` decides, for
 * only the page knows why there is nothing. A failed refresh keeps the old figures, with a stamp.
 */
export function ResourceStates<Value>(props: {
  of: Resource<Value>
  loading: ComponentChildren
  ready: (value: Value) => ComponentChildren
}) {
  const { of } = props
  if (of.state === 'loading') return <>{props.loading}</>
  if (of.state === 'failed') return <ErrorState problem={of.problem} onRetry={of.reload} />
  return (
    <>
      {of.stale && (
        <p class="stale" role="status">
          <Icon name="warning" />
          <span>{t('problem.stale', { time: formatExact(of.fetchedAtMs) })}</span>
          <Button look="quiet" onClick={of.reload}>
            {t('common.retry')}
          </Button>
        </p>
      )}
      {props.ready(of.value)}
    </>
  )
}
