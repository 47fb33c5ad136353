import type { GuideVersion } from '#contract/guide'
import { fetchGuideVersions } from '../../api-client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/page.tsx'
import { ResourceStates } from '../../components/resource-states.tsx'
import { TableSkeleton } from '../../components/skeleton.tsx'
import { TimeAgo } from '../../components/time-ago.tsx'
import { showToast } from '../../components/toast.tsx'
import { useEnvironment } from '../../session.tsx'
import { useResource } from '../../use-resource.ts'
import { t } from '../../words/translate.ts'
import type { DraftOnScreen } from './use-draft.ts'

/** What was published, newest first, and the way back to any of it. */
export function VersionsCard({ editing }: { editing: DraftOnScreen }) {
  const { environment } = useEnvironment()
  const { guide } = editing
  const now = guide.published?.number
  const versions = useResource(
    `versions ${environment.id} ${guide.draft.key} ${now ?? ''}`,
    (signal) => fetchGuideVersions(environment.id, guide.draft.key, signal),
  )
  return (
    <Card title={t('editor.versions')}>
      <ResourceStates
        of={versions}
        loading={<TableSkeleton rows={2} />}
        ready={({ rows }) =>
          rows.length === 0 ? (
            <p class="soft">{t('editor.versionsNone')}</p>
          ) : (
            <ul class="versions">
              {rows.map((version) => (
                <Version
                  key={version.id}
                  version={version}
                  isNow={version.number === now}
                  editing={editing}
                />
              ))}
            </ul>
          )
        }
      />
    </Card>
  )
}

function Version(props: { version: GuideVersion; isNow: boolean; editing: DraftOnScreen }) {
  const { number, publishedAt, publishedBy } = props.version

  async function rollBack(): Promise<void> {
    if (await props.editing.rollBack(number)) showToast(t('editor.rolledBack', { number }))
  }

  return (
    <li class="version">
      <span>
        <strong>{t('guides.version', { number })}</strong>{' '}
        <span class="soft small">
          <TimeAgo at={publishedAt} />
          {publishedBy !== null && ` · ${publishedBy}`}
        </span>
      </span>
      {props.isNow ? (
        <span class="badge badge-reached">{t('editor.versionNow')}</span>
      ) : (
        <Button look="quiet" onClick={() => void rollBack()}>
          {t('editor.rollBack', { number })}
        </Button>
      )}
    </li>
  )
}
