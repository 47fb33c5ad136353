import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { TextField } from './field.tsx'

/** A number, or null while the field is empty. What is typed stays for as long as it means the value. */
export function NumberField(props: {
  label: string
  value: number | null
  onValue: (value: number | null) => void
  help?: ComponentChildren
  error?: string | undefined
  optional?: boolean
  placeholder?: string
  min?: string
  max?: string
}) {
  const { value, onValue, ...rest } = props
  const written = value === null ? '' : String(value)
  const [typed, setTyped] = useState(written)
  return (
    <TextField
      {...rest}
      type="number"
      value={read(typed) === value ? typed : written}
      onValue={(text) => {
        setTyped(text)
        onValue(read(text))
      }}
    />
  )
}

function read(text: string): number | null {
  const value = Number(text)
  return text.trim() === '' || !Number.isFinite(value) ? null : value
}
