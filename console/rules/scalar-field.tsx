import { useState } from 'preact/hooks'
import type { Comparison } from '#contract/condition'
import { TextField } from '../components/field.tsx'
import { t } from '../words/translate.ts'
import { readScalar, readScalars, writeScalar, writeScalars } from './scalar-text.ts'

/** The right side of a comparison: one value, or several for "is one of". */
export function ScalarField(props: {
  value: Comparison['value']
  several: boolean
  help?: string | undefined
  onValue: (value: NonNullable<Comparison['value']>) => void
}) {
  const { value = '', several } = props
  const read = several ? readScalars : readScalar
  const written = Array.isArray(value) ? writeScalars(value) : writeScalar(value)
  const [typed, setTyped] = useState(written)
  // What is typed stays as typed for as long as it means the value.
  const shown = JSON.stringify(read(typed)) === JSON.stringify(value) ? typed : written
  return (
    <TextField
      label={t('builder.value')}
      value={shown}
      help={props.help}
      onValue={(text) => {
        setTyped(text)
        props.onValue(read(text))
      }}
    />
  )
}
