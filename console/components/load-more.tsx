import { problemSentence } from '../problem-words.ts'
import type { PagedRows } from '../use-pages.ts'
import { t } from '../words/translate.ts'
import { Button } from './button.tsx'

/** The foot of a list that comes page by page. Nothing when all of it is there. */
export function LoadMore<Row>({ of }: { of: PagedRows<Row> }) {
  if (!of.loadMore) return null
  return (
    <div class="card-foot row">
      <Button busy={of.loadingMore} onClick={of.loadMore}>
        {t(of.loadingMore ? 'common.loading' : of.moreProblem ? 'common.retry' : 'table.more')}
      </Button>
      {of.moreProblem && (
        <span class="field-error" role="alert">
          {problemSentence(of.moreProblem)}
        </span>
      )}
    </div>
  )
}
