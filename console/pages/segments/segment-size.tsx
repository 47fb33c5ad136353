import type { Condition } from '#contract/condition'
import type { SegmentSize } from '#contract/segment'
import { useEffect, useState } from 'preact/hooks'
import { fetchSegmentSize, sizeCondition } from '../../api-client.ts'
import { useEnvironment } from '../../session.tsx'
import { useResource, type Resource } from '../../use-resource.ts'
import { t } from '../../words/translate.ts'
import './segments-page.css'

/** How many are in a saved segment now. */
export function SizeOfSegment({ segmentKey }: { segmentKey: string }) {
  const { environment } = useEnvironment()
  const size = useResource(`segment size ${environment.id} ${segmentKey}`, (signal) =>
    fetchSegmentSize(environment.id, segmentKey, signal),
  )
  return <Size size={size} />
}

/** How many a condition holds for now, as it stands in the form. */
export function SizeOfCondition({ condition }: { condition: Condition }) {
  const { environment } = useEnvironment()
  const settled = useSettled(JSON.stringify(condition))
  const size = useResource(`condition size ${environment.id} ${settled}`, (signal) =>
    sizeCondition(environment.id, JSON.parse(settled) as Condition, signal),
  )
  return <Size size={size} />
}

function Size({ size }: { size: Resource<SegmentSize> }) {
  if (size.state === 'loading') {
    return (
      <span class="soft" aria-busy="true">
        {t('segment.counting')}
      </span>
    )
  }
  // What a condition in the making holds for cannot always be said; saving says why.
  if (size.state === 'failed') return <span class="soft">–</span>
  const { accounts, users } = size.value
  if (accounts === null && users === null) {
    return <span class="soft">{t('segments.size.unknown')}</span>
  }
  return (
    <span class="segment-size">
      {accounts !== null && <span>{t('segments.size.accounts', { count: accounts })}</span>}
      {users !== null && <span class="soft">{t('segments.size.users', { count: users })}</span>}
    </span>
  )
}

const settledAfterMs = 400

/** A text once nobody has typed on it for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settledAfterMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
