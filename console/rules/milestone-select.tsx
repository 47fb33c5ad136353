import { Select } from '../components/field.tsx'
import { useEnvironment } from '../session.tsx'
import { useRuleChoices } from './use-rule-choices.ts'
import { t } from '../words/translate.ts'

/** One of the milestones defined, with the way to define another. A deleted one says so. */
export function MilestoneSelect(props: {
  label: string
  value: string
  error?: string | undefined
  onValue: (key: string) => void
}) {
  const { base } = useEnvironment()
  const { milestones, areKnown } = useRuleChoices()
  const isListed = milestones.some(({ key }) => key === props.value)
  const unlisted = areKnown ? t('editor.milestoneGone', { key: props.value }) : props.value
  return (
    <Select
      {...props}
      help={
        <a href={`${base}/milestones/~new`} target="_blank" rel="noreferrer">
          {t('editor.defineMilestone')}
        </a>
      }
      options={[
        ...milestones.map(({ key, name }) => ({ value: key, label: name })),
        ...(isListed ? [] : [{ value: props.value, label: unlisted }]),
      ]}
    />
  )
}
