import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface FieldProps {
  label: string
  /** A word after the label, such as “optional”. */
  aside?: string
  hint?: string
  children: (attributes: { id: string; 'aria-describedby'?: string }) => ComponentChildren
}

/** Label above, help beneath; the control gets the attributes that tie them together. */
export function Field({ label, aside, hint, children }: FieldProps) {
  const id = useId()
  const hintId = `${id}-hint`
  return (
    <div class="field">
      <label for={id}>
        {label} {aside && <span class="soft">({aside})</span>}
      </label>
      {children({ id, ...(hint && { 'aria-describedby': hintId }) })}
      {hint && (
        <p class="hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  )
}

/** A field for what something is called: it must not stay empty, blanks alone included. */
export function NameField(props: {
  label: string
  hint?: string
  /** In characters. */
  maxLength: number
  value: string
  onValue: (value: string) => void
}) {
  const { label, hint, maxLength, value, onValue } = props
  return (
    <Field label={label} {...(hint !== undefined && { hint })}>
      {(attributes) => (
        <input
          {...attributes}
          required
          maxLength={maxLength}
          pattern=".*\S.*"
          autocomplete="off"
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

interface ChoiceProps<Value extends string> {
  legend: string
  name: string
  value: Value
  options: readonly { value: Value; label: string; text?: string; price?: string }[]
  onChange: (value: Value) => void
}

/** A few alternatives as cards, one of them chosen. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { legend, name, value, options, onChange } = props
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      <div class="choice-cards">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span class="choice-words">
              <span class="choice-label">{option.label}</span>
              {option.text && <span class="soft">{option.text}</span>}
              {option.price && <span class="choice-price">{option.price}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
