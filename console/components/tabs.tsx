import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { useUrlState } from '../use-url-state.ts'

export interface Tab {
  key: string
  label: string
  content: () => ComponentChildren
}

/** Tabs whose choice lives in the address under `param`. Arrow keys move, Home and End jump. */
export function Tabs(props: { label: string; param?: string; tabs: readonly Tab[] }) {
  const { tabs } = props
  const first = tabs[0]?.key ?? ''
  const [asked, setAsked] = useUrlState(props.param ?? 'tab', first)
  const id = useId()
  const index = Math.max(
    0,
    tabs.findIndex(({ key }) => key === asked),
  )
  const chosen = tabs[index]

  function move(event: KeyboardEvent): void {
    const to = {
      ArrowRight: (index + 1) % tabs.length,
      ArrowLeft: (index - 1 + tabs.length) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    }[event.key]
    const next = to === undefined ? undefined : tabs[to]
    if (!next) return
    event.preventDefault()
    setAsked(next.key)
    document.getElementById(`${id}-${next.key}`)?.focus()
  }

  return (
    <div>
      <div class="tabs" role="tablist" aria-label={props.label} onKeyDown={move}>
        {tabs.map(({ key, label }) => (
          <button
            key={key}
            id={`${id}-${key}`}
            type="button"
            role="tab"
            class="tab"
            aria-selected={key === chosen?.key}
            aria-controls={`${id}-panel`}
            tabIndex={key === chosen?.key ? 0 : -1}
            onClick={() => setAsked(key)}
          >
            {label}
          </button>
        ))}
      </div>
      {chosen && (
        <div
          id={`${id}-panel`}
          role="tabpanel"
          aria-labelledby={`${id}-${chosen.key}`}
          class="tab-panel"
        >
          {chosen.content()}
        </div>
      )}
    </div>
  )
}
