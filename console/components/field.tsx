import { h, type ComponentChildren, type TargetedInputEvent } from 'preact'
import { useId } from 'preact/hooks'
import { t } from '../words/translate.ts'

interface FieldProps {
  label: string
  help?: ComponentChildren
  /** In place of the help; also marks the control as invalid. */
  error?: string | undefined
  optional?: boolean | undefined
  hideLabel?: boolean | undefined
}

interface ControlProps extends FieldProps {
  name?: string
  value: string
  onValue: (value: string) => void
  onBlur?: () => void
  disabled?: boolean
  required?: boolean
  /** The language of what is typed, for spelling and for being read out. */
  lang?: string
  /** The way that language is written. */
  dir?: 'ltr' | 'rtl'
}

function useField({ label, help, error, optional, hideLabel }: FieldProps) {
  const id = useId()
  const note = error ?? help
  return {
    control: {
      id,
      'aria-invalid': error === undefined ? undefined : true,
      'aria-describedby': note === undefined ? undefined : `${id}-note`,
    },
    frame: (control: ComponentChildren) => (
      <div class="field">
        <label class={hideLabel ? 'visually-hidden' : 'field-label'} for={id}>
          {label}
          {optional && <span class="soft"> · {t('common.optional')}</span>}
        </label>
        {control}
        {note !== undefined && (
          <p
            id={`${id}-note`}
            class={error === undefined ? 'field-help' : 'field-error'}
            role={error === undefined ? undefined : 'alert'}
          >
            {note}
          </p>
        )}
      </div>
    ),
  }
}

function split<Props extends FieldProps>(props: Props) {
  const { label, help, error, optional, hideLabel, ...control } = props
  return { field: { label, help, error, optional, hideLabel }, control }
}

interface TextFieldProps extends ControlProps {
  type?: 'text' | 'email' | 'password' | 'date' | 'search' | 'number' | 'url' | 'datetime-local'
  placeholder?: string
  autocomplete?: string
  min?: string
  max?: string
  /** The id of a datalist with suggestions. */
  list?: string
}

/** One line of text with its label above and its help or error beneath. */
export function TextField(props: TextFieldProps) {
  const { field, control } = split(props)
  const { onValue, type = 'text', ...input } = control
  const parts = useField(field)
  // JSX wants one literal type per input; this one is chosen by the caller.
  return parts.frame(
    h('input', {
      ...input,
      ...parts.control,
      type,
      class: 'control',
      onInput: (event: TargetedInputEvent<HTMLInputElement>) => onValue(event.currentTarget.value),
    }),
  )
}

interface TextAreaProps extends ControlProps {
  rows?: number
}

export function TextArea(props: TextAreaProps) {
  const { field, control } = split(props)
  const { onValue, rows = 3, ...input } = control
  const parts = useField(field)
  return parts.frame(
    <textarea
      {...input}
      {...parts.control}
      rows={rows}
      class="control"
      onInput={(event) => onValue(event.currentTarget.value)}
    />,
  )
}

interface SelectProps extends ControlProps {
  options: readonly { value: string; label: string; disabled?: boolean }[]
}

export function Select(props: SelectProps) {
  const { field, control } = split(props)
  const { onValue, options, ...input } = control
  const parts = useField(field)
  return parts.frame(
    <select
      {...input}
      {...parts.control}
      class="control select"
      onChange={(event) => onValue(event.currentTarget.value)}
    >
      {options.map(({ value, label, disabled }) => (
        <option key={value} value={value} disabled={disabled} selected={value === control.value}>
          {label}
        </option>
      ))}
    </select>,
  )
}
