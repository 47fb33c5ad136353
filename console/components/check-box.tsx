import { useId } from 'preact/hooks'
import './check-box.css'

/** Yes or no, with what that means beneath. */
export function CheckBox(props: {
  label: string
  help?: string
  checked: boolean
  disabled?: boolean
  onChecked: (checked: boolean) => void
}) {
  const id = useId()
  return (
    <div class="check">
      <input
        id={id}
        type="checkbox"
        checked={props.checked}
        disabled={props.disabled}
        aria-describedby={props.help === undefined ? undefined : `${id}-help`}
        onChange={(event) => props.onChecked(event.currentTarget.checked)}
      />
      <label for={id}>{props.label}</label>
      {props.help !== undefined && (
        <p id={`${id}-help`} class="field-help">
          {props.help}
        </p>
      )}
    </div>
  )
}
