import { Card } from './page.tsx'
import { LoadingRegion, Skeleton } from './skeleton.tsx'

/** Three numbers and a picture, before they are there. */
export function ReportSkeleton() {
  return (
    <LoadingRegion>
      <div class="stack">
        <Card>
          <div class="headlines">
            {[0, 1, 2].map((column) => (
              <div key={column} class="stack">
                <Skeleton width="140px" height="14px" />
                <Skeleton width="110px" height="44px" />
                <Skeleton width="180px" height="14px" />
              </div>
            ))}
          </div>
        </Card>
        <Card>
          <Skeleton height="320px" />
        </Card>
      </div>
    </LoadingRegion>
  )
}
