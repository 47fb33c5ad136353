import type { Segment } from '#contract/segment'
import { segmentMembersAddress } from '../../api-client.ts'
import { LinkButton } from '../../components/button.tsx'
import { Card } from '../../components/page.tsx'
import { useEnvironment } from '../../session.tsx'
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
    </Card>
  )
}
