import type { ComponentChildren } from 'preact'

/**
 * One sentence of why there is nothing, one primary way on, one link to learn. Stands where the
 * thing would have been.
 */
export function EmptyState(props: {
  title: string
  /** 1 when nothing else is on the page. */
  level?: 1 | 2
  text?: ComponentChildren
  action?: ComponentChildren
  learn?: ComponentChildren
}) {
  return (
    <div class="empty">
      {props.level === 1 ? <h1>{props.title}</h1> : <h2>{props.title}</h2>}
      {props.text !== undefined && <p class="soft">{props.text}</p>}
      {(props.action !== undefined || props.learn !== undefined) && (
        <div class="row empty-actions">
          {props.action}
          {props.learn}
        </div>
      )}
    </div>
  )
}
