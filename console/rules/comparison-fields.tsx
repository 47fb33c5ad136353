import type { Comparison, Operator } from '#contract/condition'
import { Select, TextField } from '../components/field.tsx'
import { t } from '../words/translate.ts'
import { ScalarField } from './scalar-field.tsx'
import './rules.css'

/** In the order of how often they are wanted. */
const operators: readonly Operator[] = [
  'is',
  'isOneOf',
  'atLeast',
  'greaterThan',
  'atMost',
  'lessThan',
  'contains',
  'startsWith',
  'endsWith',
  'exists',
]

/** "plan is pro": what is compared, how, and with what. */
export function ComparisonFields(props: {
  /** What the left side is called. Absent: it is fixed, and said elsewhere. */
  subjectLabel: string | undefined
  subject: string
  subjectError?: string | undefined
  comparison: Comparison
  onChange: (subject: string, comparison: Comparison) => void
}) {
  const { subject } = props
  const { op, value } = props.comparison
  const comparison: Comparison = value === undefined ? { op } : { op, value }
  return (
    <div class="comparison">
      {props.subjectLabel !== undefined && (
        <TextField
          label={props.subjectLabel}
          value={subject}
          error={props.subjectError}
          onValue={(text) => props.onChange(text, comparison)}
        />
      )}
      <Select
        label={t('builder.operator')}
        value={op}
        options={operators.map((value) => ({ value, label: t(`operator.${value}`) }))}
        onValue={(text) => props.onChange(subject, withOperator(comparison, text))}
      />
      {op !== 'exists' && (
        <ScalarField
          value={value}
          several={op === 'isOneOf'}
          onValue={(next) => props.onChange(subject, { op, value: next })}
        />
      )}
    </div>
  )
}

/** Keeps the value as far as the new operator takes one of that shape. */
function withOperator({ value = '' }: Comparison, text: string): Comparison {
  const op = operators.find((each) => each === text) ?? 'is'
  if (op === 'exists') return { op }
  if (op === 'isOneOf') {
    return { op, value: Array.isArray(value) ? value : value === '' ? [] : [value] }
  }
  return { op, value: Array.isArray(value) ? (value[0] ?? '') : value }
}
