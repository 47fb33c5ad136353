import { useId } from 'preact/hooks'

/** A few exclusive choices side by side; native radios, so arrow keys work. */
export function Segmented<Value extends string>(props: {
  label: string
  hideLabel?: boolean
  value: Value
  options: readonly { value: Value; label: string; lang?: string }[]
  onValue: (value: Value) => void
}) {
  const name = useId()
  return (
    <fieldset class="segmented" aria-label={props.hideLabel ? props.label : undefined}>
      {!props.hideLabel && <legend class="field-label">{props.label}</legend>}
      <div class="segments">
        {props.options.map(({ value, label, lang }) => (
          <label key={value} class="segment" lang={lang}>
            <input
              type="radio"
              class="visually-hidden"
              name={name}
              value={value}
              checked={value === props.value}
              onChange={() => props.onValue(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
