import { useState } from 'preact/hooks'
import type { Condition } from '#contract/condition'
import { TextArea } from '../components/field.tsx'
import { t } from '../words/translate.ts'

/** A condition as its JSON. What does not fit is said here and goes no further. */
export function RuleJson(props: {
  condition: Condition
  onCondition: (condition: Condition) => void
  error?: string | undefined
}) {
  const [typed, setTyped] = useState(() => JSON.stringify(props.condition, null, 2))
  const [mistake, setMistake] = useState<string>()

  async function read(text: string): Promise<void> {
    setTyped(text)
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      setMistake(t('builder.jsonInvalid'))
      return
    }
    // Fetched when JSON is edited and not before: the checks are larger than the page.
    const { conditionSchema } = await import('#contract/condition')
    const result = conditionSchema.safeParse(value)
    if (result.success) props.onCondition(result.data)
    const path = result.error?.issues[0]?.path.join('.') ?? ''
    setMistake(result.success ? undefined : t('builder.jsonUnfit', { path: path || '{ }' }))
  }

  return (
    <TextArea
      label={t('builder.json')}
      help={t('builder.jsonHelp')}
      error={mistake ?? props.error}
      rows={Math.min(20, typed.split('\n').length + 1)}
      value={typed}
      onValue={(text) => void read(text)}
    />
  )
}
