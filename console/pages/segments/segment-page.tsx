// Who is in this segment?
import { useLocation } from 'preact-iso'
import { BackLink } from '../../components/back-link.tsx'
import { LinkButton } from '../../components/button.tsx'
import { Card, Page } from '../../components/page.tsx'
import { ResourceStates } from '../../components/resource-states.tsx'
import { TableSkeleton } from '../../components/skeleton.tsx'
import { MissingCard } from '../../components/missing-card.tsx'
import { usePageParam } from '../../page-params.ts'
import { useEnvironment } from '../../session.tsx'
import { useSegments } from '../../use-segments.ts'
import { t } from '../../words/translate.ts'
import { SegmentForm } from './segment-form.tsx'
import { SegmentMembers } from './segment-members.tsx'

/** One segment, or without a key a new one; `?copy=<key>` begins it as another one is. */
export function SegmentPage() {
  const key = usePageParam('key')
  const { query } = useLocation()
  const { base } = useEnvironment()
  const segments = useSegments()
  const rows = segments.state === 'ready' ? segments.value.rows : []
  const found = rows.find((segment) => segment.key === key)
  const copied = rows.find((segment) => segment.key === query['copy'])
  const title = found?.name ?? (key === '' ? t('segment.newTitle') : key)
  return (
    <>
      <BackLink href={`${base}/segments`}>{t('segment.back')}</BackLink>
      <Page
        title={title}
        question={t('segment.question')}
        actions={
          found && (
            <LinkButton icon="copy" href={`${base}/segments/~new?copy=${found.key}`}>
              {t('segment.duplicate')}
            </LinkButton>
          )
        }
      >
        <ResourceStates
          of={segments}
          loading={
            <Card>
              <TableSkeleton rows={6} />
            </Card>
          }
          ready={() =>
            key !== '' && !found ? (
              <MissingCard
                title={t('segment.missing')}
                back={`${base}/segments`}
                backLabel={t('segment.back')}
              />
            ) : (
              <>
                {found && <SegmentMembers segment={found} />}
                <SegmentForm
                  key={found?.key ?? copied?.key}
                  segment={found}
                  copied={key === '' ? copied : undefined}
                  takenKeys={rows.map((row) => row.key)}
                />
              </>
            )
          }
        />
      </Page>
    </>
  )
}
