import type { SurveyContent, SurveyQuestion } from '#contract/survey'
import { Button } from '../../../../components/button.tsx'
import { t } from '../../../../words/translate.ts'
import { LocalizedBody, LocalizedField } from '../../localized-fields.tsx'
import { moved, nextKey, replaced, without } from '../../reorder.ts'
import { setOptional } from '../../set-optional.ts'
import type { KindFieldsProps } from '../guide-kind.ts'
import { unlessEmpty } from '../optional-text.ts'
import { AskingFields } from './asking-fields.tsx'
import { QuestionFields } from './question-fields.tsx'

const questionsAtMost = 10

/** The questions, the thanks, and how often people are asked. */
export function SurveyFields(props: KindFieldsProps<SurveyContent>) {
  const { content, onContent, onFocusAt } = props
  const { questions } = content
  const set = (next: readonly SurveyQuestion[]) => onContent({ ...content, questions: [...next] })

  function add(): void {
    const key = nextKey(
      'question',
      questions.map((question) => question.key),
    )
    set([...questions, { key, kind: 'text', title: { en: '' }, optional: true }])
    onFocusAt(questions.length)
  }

  return (
    <>
      <LocalizedField
        label={t('editor.title')}
        path="content.title"
        text={content.title}
        onText={(title) => onContent({ ...content, title })}
      />
      {questions.map((question, index) => (
        <QuestionFields
          key={question.key}
          question={question}
          index={index}
          total={questions.length}
          onQuestion={(next) => set(replaced(questions, index, next))}
          onMove={(by) => {
            set(moved(questions, index, by))
            onFocusAt(index + by)
          }}
          onRemove={
            questions.length > 1
              ? () => {
                  set(without(questions, index))
                  onFocusAt(Math.max(0, index - 1))
                }
              : undefined
          }
          onFocus={() => onFocusAt(index)}
        />
      ))}
      {questions.length < questionsAtMost && (
        <div>
          <Button icon="plus" onClick={add}>
            {t('surveyForm.add')}
          </Button>
        </div>
      )}
      <div onFocusCapture={() => onFocusAt(questions.length)}>
        <LocalizedBody
          label={t('surveyForm.thanks')}
          path="content.thanks"
          optional
          help={t('surveyForm.thanksHelp')}
          text={content.thanks ?? { en: [] }}
          onText={(thanks) => onContent(setOptional(content, 'thanks', unlessEmpty(thanks)))}
        />
      </div>
      <AskingFields content={content} onContent={onContent} />
    </>
  )
}
