import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { FilterBar } from './filter-bar.tsx'

/** Title, the one question the page answers, its filters as chips, then the answer. */
export function Page(props: {
  title: string
  question?: ComponentChildren
  filters?: ComponentChildren
  actions?: ComponentChildren
  children: ComponentChildren
}) {
  useEffect(() => {
    document.title = `${props.title} · Milepost`
  }, [props.title])
  return (
    <div class="page">
      <header class="page-head">
        <div class="page-title">
          <h1>{props.title}</h1>
          {props.question !== undefined && <p class="soft">{props.question}</p>}
        </div>
        {props.actions !== undefined && <div class="row page-actions">{props.actions}</div>}
      </header>
      {props.filters !== undefined && <FilterBar>{props.filters}</FilterBar>}
      <div class="stack">{props.children}</div>
    </div>
  )
}

/** A part of a page on its own surface. */
export function Card(props: {
  title?: string
  /** Beside the title: what its figures mean. */
  info?: ComponentChildren
  /** A line beneath the title: what exactly is shown. */
  note?: ComponentChildren
  aside?: ComponentChildren
  /** No padding: for a table that runs to the edge. */
  flush?: boolean
  children: ComponentChildren
}) {
  return (
    <section class={`card ${props.flush ? 'card-flush' : ''}`}>
      {(props.title !== undefined || props.aside !== undefined) && (
        <div class="card-head">
          {props.title !== undefined && (
            <div>
              <div class="card-title">
                <h2>{props.title}</h2>
                {props.info}
              </div>
              {props.note !== undefined && <p class="soft small">{props.note}</p>}
            </div>
          )}
          {props.aside}
        </div>
      )}
      {props.children}
    </section>
  )
}
