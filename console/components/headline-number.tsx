import type { ComponentChildren } from 'preact'
import { InfoPopover } from './info-popover.tsx'

/**
 * A number that answers a question: what it is of, the value large, its unit small, its interval
 * and n beneath, the change in words, who is behind it, and its meaning behind the "i".
 */
export function HeadlineNumber(props: {
  label: string
  /** Formatted. Null: there is no honest number yet, and `beneath` says why. */
  value: string | null
  unit?: string
  beneath?: ComponentChildren
  change?: ComponentChildren
  /** A `UnitsButton`: which accounts these are. */
  units?: ComponentChildren
  definition?: ComponentChildren
}) {
  return (
    <div class="headline">
      <div class="headline-label">
        <span>{props.label}</span>
        {props.definition !== undefined && (
          <InfoPopover name={props.label}>{props.definition}</InfoPopover>
        )}
      </div>
      <p class="headline-value">
        {props.value ?? '–'}
        {props.unit !== undefined && <span class="headline-unit"> {props.unit}</span>}
      </p>
      {props.beneath !== undefined && <p class="headline-beneath">{props.beneath}</p>}
      {props.change !== undefined && <p class="headline-beneath">{props.change}</p>}
      {props.units !== undefined && <div class="headline-beneath">{props.units}</div>}
    </div>
  )
}
