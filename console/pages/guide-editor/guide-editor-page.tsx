// What leads a new customer to first value, step by step?
import type { Guide } from '#contract/guide'
import { fetchGuide } from '../../api-client.ts'
import { BackLink } from '../../components/back-link.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { LoadingRegion, Skeleton } from '../../components/skeleton.tsx'
import { MissingCard } from '../../components/missing-card.tsx'
import { usePageParam } from '../../page-params.ts'
import { useEnvironment } from '../../session.tsx'
import { useOnce } from '../../use-once.ts'
import { t } from '../../words/translate.ts'
import { GuideEditor } from './guide-editor.tsx'
import './guide-editor-page.css'

export function GuideEditorPage() {
  const key = usePageParam('key')
  const { base, environment } = useEnvironment()
  // Fetched fresh each time it is opened: an editor must not begin with what was known earlier.
  const guide = useOnce<Guide>(`${environment.id} ${key}`, (signal) =>
    fetchGuide(environment.id, key, signal),
  )
  return (
    <>
      <BackLink href={`${base}/guides`}>{t('editor.back')}</BackLink>
      {guide.state === 'loading' && <EditorSkeleton />}
      {guide.state === 'failed' &&
        (guide.problem.code === 'not_found' ? (
          <MissingCard
            title={t('editor.missing')}
            back={`${base}/guides`}
            backLabel={t('editor.back')}
          />
        ) : (
          <ErrorState problem={guide.problem} onRetry={guide.retry} />
        ))}
      {guide.state === 'ready' && <GuideEditor loaded={guide.value} />}
    </>
  )
}

function EditorSkeleton() {
  return (
    <LoadingRegion>
      <div class="editor">
        <div class="stack">
          <Skeleton width="260px" height="28px" />
          <Skeleton height="160px" />
          <Skeleton height="420px" />
        </div>
        <Skeleton height="520px" />
      </div>
    </LoadingRegion>
  )
}
