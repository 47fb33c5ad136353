import type { QuestionKind, SurveyQuestion } from '#contract/survey'
import { Button } from '../../../../components/button.tsx'
import { CheckBox } from '../../../../components/check-box.tsx'
import { Select } from '../../../../components/field.tsx'
import { t } from '../../../../words/translate.ts'
import { useEditor } from '../../editor-context.ts'
import { LocalizedField } from '../../localized-fields.tsx'
import { Movable } from '../../movable.tsx'
import { nextKey, replaced, without } from '../../reorder.ts'
import { setOptional } from '../../set-optional.ts'

const kinds: readonly QuestionKind[] = ['nps', 'csat', 'ces', 'single', 'multiple', 'text']
const optionsAtMost = 20

/** One question: how it is answered, its words, and the answers to choose from. */
export function QuestionFields(props: {
  question: SurveyQuestion
  index: number
  total: number
  onQuestion: (question: SurveyQuestion) => void
  onMove: (by: -1 | 1) => void
  onRemove: (() => void) | undefined
  onFocus: () => void
}) {
  const { question, index, onQuestion } = props
  const { language } = useEditor()
  const path = `content.questions.${index}`
  const title = question.title[language] || question.title.en
  const number = index + 1
  return (
    <Movable
      level="step"
      heading="h3"
      path={path}
      title={title}
      folded={{
        atFirst: index > 0 && question.title.en !== '',
        summary: t(`surveyForm.kind.${question.kind}`),
      }}
      name={
        title === ''
          ? t('surveyForm.question', { number })
          : t('surveyForm.questionNamed', { number, title })
      }
      index={index}
      total={props.total}
      onMove={props.onMove}
      onRemove={props.onRemove}
      onFocus={props.onFocus}
    >
      <Select
        label={t('surveyForm.kind')}
        help={t(`surveyForm.kind.${question.kind}.help`)}
        value={question.kind}
        options={kinds.map((value) => ({ value, label: t(`surveyForm.kind.${value}`) }))}
        onValue={(value) => onQuestion(withKind(question, value))}
      />
      <LocalizedField
        label={t('surveyForm.title')}
        path={`${path}.title`}
        text={question.title}
        onText={(text) => onQuestion({ ...question, title: text })}
      />
      {question.options && (
        <OptionFields
          options={question.options}
          path={`${path}.options`}
          onOptions={(options) => onQuestion({ ...question, options })}
        />
      )}
      <CheckBox
        label={t('surveyForm.optional')}
        checked={question.optional === true}
        onChecked={(on) => onQuestion(setOptional(question, 'optional', on || undefined))}
      />
    </Movable>
  )
}

type Option = NonNullable<SurveyQuestion['options']>[number]

function OptionFields(props: {
  options: readonly Option[]
  path: string
  onOptions: (options: Option[]) => void
}) {
  const { options, path, onOptions } = props
  const key = nextKey(
    'option',
    options.map((option) => option.key),
  )
  return (
    <fieldset class="choices-box" data-path={path}>
      <legend class="field-label">{t('surveyForm.options')}</legend>
      {options.map((option, index) => (
        <div key={option.key} class="filter">
          <LocalizedField
            label={t('surveyForm.option', { number: index + 1 })}
            path={`${path}.${index}.label`}
            text={option.label}
            onText={(label) => onOptions(replaced(options, index, { ...option, label }))}
          />
          {options.length > 2 && (
            <Button
              look="quiet"
              icon="trash"
              aria-label={t('surveyForm.optionRemove', { number: index + 1 })}
              title={t('surveyForm.optionRemove', { number: index + 1 })}
              onClick={() => onOptions(without(options, index))}
            />
          )}
        </div>
      ))}
      {options.length < optionsAtMost && (
        <div>
          <Button
            look="quiet"
            icon="plus"
            onClick={() => onOptions([...options, { key, label: { en: '' } }])}
          >
            {t('surveyForm.optionAdd')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

const noOptions: Option[] = [
  { key: 'option-1', label: { en: '' } },
  { key: 'option-2', label: { en: '' } },
]

/** Answers stay between kinds that have some, and go with the others. */
function withKind(question: SurveyQuestion, value: string): SurveyQuestion {
  const kind = kinds.find((each) => each === value) ?? question.kind
  const hasOptions = kind === 'single' || kind === 'multiple'
  const options = hasOptions ? (question.options ?? noOptions) : undefined
  return setOptional({ ...question, kind }, 'options', options)
}
