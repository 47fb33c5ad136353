import type { ComponentChildren } from 'preact'
import { t } from '../words/translate.ts'

/** A grey shape of what is about to come. Sizes are CSS lengths. */
export function Skeleton({ width = '100%', height = '1em' }: { width?: string; height?: string }) {
  return <span class="skeleton" style={{ width, height }} />
}

/** Says "Loading" once to a screen reader, and shows shapes to everybody else. */
export function LoadingRegion(props: { children: ComponentChildren }) {
  return (
    <div class="loading-region" aria-busy="true">
      <span class="visually-hidden" role="status">
        {t('common.loading')}
      </span>
      <div aria-hidden="true">{props.children}</div>
    </div>
  )
}

/** The shape of a table to come. */
export function TableSkeleton({ rows = 5 }: { rows?: number }) {
  return (
    <LoadingRegion>
      <div class="table-skeleton">
        {Array.from({ length: rows }, (_, row) => (
          <Skeleton key={row} width={`${92 - ((row * 17) % 40)}%`} height="14px" />
        ))}
      </div>
    </LoadingRegion>
  )
}
