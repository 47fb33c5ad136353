import { Select } from '../components/field.tsx'
import { useEnvironment } from '../session.tsx'
import { t } from '../words/translate.ts'
import { useRuleChoices } from './use-rule-choices.ts'

/** One of the segments saved, with the way to save another. A deleted one says so. */
export function SegmentSelect(props: {
  label: string
  value: string
  /** A segment cannot be in itself. */
  without?: string | undefined
  onValue: (key: string) => void
}) {
  const { base } = useEnvironment()
  const { areKnown, segments: all } = useRuleChoices()
  const segments = all.filter(({ key }) => key !== props.without)
  const isKnown = segments.some(({ key }) => key === props.value)
  return (
    <Select
      label={props.label}
      value={props.value}
      onValue={props.onValue}
      help={
        <a href={`${base}/segments/~new`} target="_blank" rel="noreferrer">
          {t('segment.define')}
        </a>
      }
      options={[
        ...segments.map(({ key, name }) => ({ value: key, label: name })),
        ...(isKnown ? [] : [{ value: props.value, label: sayUnlisted(props.value, areKnown) }]),
      ]}
    />
  )
}

function sayUnlisted(key: string, isGone: boolean): string {
  if (key === '') return t('segment.choose')
  return isGone ? t('segment.gone', { key }) : key
}
