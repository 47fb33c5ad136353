import type { ComponentChildren } from 'preact'
import { useFolding } from './filter-bar.tsx'
import { Icon } from './icon.tsx'
import { Popover } from './popover.tsx'

/** A filter as a pill: its name, its value, and a panel to change it. */
export function FilterChip(props: {
  name: string
  value: string
  /** Differs from the default, so it is shown as set. */
  active?: boolean
  /** On a phone it stays on screen: without it the answer cannot be read. */
  always?: boolean
  children: (close: () => void) => ComponentChildren
}) {
  const { active = false, always = false } = props
  const folding = useFolding(always ? 'always' : active ? 'set' : 'usual')
  return (
    <Popover
      trigger={(attributes) => (
        <button
          type="button"
          class={`chip ${active ? 'chip-active' : ''} ${folding}`}
          {...attributes}
        >
          <span class="chip-name">{props.name}</span>
          <span class="chip-value">{props.value}</span>
          <Icon name="chevron-down" size={14} />
        </button>
      )}
    >
      {props.children}
    </Popover>
  )
}

/** A filter with a handful of choices. */
export function ChoiceChip<Value extends string>(props: {
  name: string
  value: Value
  fallback: Value
  always?: boolean
  options: readonly { value: Value; label: string }[]
  onValue: (value: Value) => void
}) {
  const chosen = props.options.find(({ value }) => value === props.value)
  return (
    <FilterChip
      name={props.name}
      value={chosen?.label ?? props.value}
      active={props.value !== props.fallback}
      always={props.always ?? false}
    >
      {(close) => (
        <ChoiceList
          name={props.name}
          value={props.value}
          options={props.options}
          onValue={(value) => {
            close()
            props.onValue(value)
          }}
        />
      )}
    </FilterChip>
  )
}

/** The list inside a chip; the chosen one carries a tick. */
export function ChoiceList<Value extends string>(props: {
  name: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onValue: (value: Value) => void
}) {
  return (
    <ul class="choices" aria-label={props.name}>
      {props.options.map(({ value, label }) => (
        <li key={value}>
          <button
            type="button"
            class="choice"
            aria-pressed={value === props.value}
            onClick={() => props.onValue(value)}
          >
            <span class="choice-tick">{value === props.value && <Icon name="check" />}</span>
            {label}
          </button>
        </li>
      ))}
    </ul>
  )
}
