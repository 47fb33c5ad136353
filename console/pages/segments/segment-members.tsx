import type { Segment } from '#contract/segment'
import { fetchSegmentAccounts, segmentMembersAddress } from '../../api-client.ts'
import { LinkButton } from '../../components/button.tsx'
import { Card } from '../../components/page.tsx'
import { useEnvironment } from '../../session.tsx'
import { useResource } from '../../use-resource.ts'
import { t } from '../../words/translate.ts'
import { SizeOfSegment } from './segment-size.tsx'

/** Who is in a segment now: how many, which ones, and all of them as a file. */
export function SegmentMembers({ segment: { key } }: { segment: Segment }) {
  const { base, environment } = useEnvironment()
  return (
    <Card title={t('segment.members')}>
      <div class="segment-members">
        <SizeOfSegment segmentKey={key} />
        <div class="row">
          <LinkButton icon="accounts" href={`${base}/accounts?segment=${key}`}>
            {t('segment.showAccounts')}
          </LinkButton>
          <LinkButton
            look="quiet"
            icon="download"
            download={`${key}-accounts.csv`}
            href={segmentMembersAddress(environment.id, key, 'account')}
          >
            {t('segment.csvAccounts')}
          </LinkButton>
          <LinkButton
            look="quiet"
            icon="download"
            download={`${key}-users.csv`}
            href={segmentMembersAddress(environment.id, key, 'user')}
          >
            {t('segment.csvUsers')}
          </LinkButton>
        </div>
      </div>
      <SampleOfAccounts segmentKey={key} />
    </Card>
  )
}

/** Enough to see whether the right ones are meant. */
const sampleSize = 8

function SampleOfAccounts({ segmentKey }: { segmentKey: string }) {
  const { base, environment } = useEnvironment()
  const sample = useResource(`segment accounts ${environment.id} ${segmentKey}`, (signal) =>
    fetchSegmentAccounts(environment.id, segmentKey, sampleSize, signal),
  )
  // The size above says what failed, and the list is one click away.
  if (sample.state !== 'ready' || sample.value.rows.length === 0) return null
  return (
    <div class="segment-sample small">
      <span class="soft" id="segment-sample">
        {t('segment.sample')}
      </span>
      <ul aria-labelledby="segment-sample">
        {sample.value.rows.map(({ id, name }) => (
          <li key={id}>
            <a href={`${base}/accounts/${encodeURIComponent(id)}`}>{name ?? id}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
