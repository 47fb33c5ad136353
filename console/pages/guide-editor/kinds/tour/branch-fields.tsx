import type { Branch, TourStep } from '#contract/tour'
import { Button } from '../../../../components/button.tsx'
import { Select } from '../../../../components/field.tsx'
import { t } from '../../../../words/translate.ts'
import { useEditor } from '../../editor-context.ts'
import { LocalizedField } from '../../localized-fields.tsx'
import { replaced, without } from '../../reorder.ts'

/** More would not fit the card, and nobody chooses well among more. */
const branchesAtMost = 4

/** Instead of Next: buttons among which the person chooses where the tour goes on. */
export function BranchFields(props: {
  step: TourStep
  steps: readonly TourStep[]
  path: string
  /** Undefined: Next again. */
  onBranches: (branches: Branch[] | undefined) => void
}) {
  const { step, steps, path } = props
  const { language } = useEditor()
  const branches = step.branches ?? []
  const set = (next: Branch[]) => props.onBranches(next.length === 0 ? undefined : next)
  const places = [
    ...steps.flatMap(({ key, title }, index) =>
      key === step.key
        ? []
        : [{ value: key, label: sayStep(index + 1, title[language] || title.en) }],
    ),
    { value: 'end', label: t('tourForm.branchEnd') },
  ]
  return (
    <div class="editor-fields" data-path={path}>
      {branches.map((branch, index) => (
        <fieldset key={index} class="term-box">
          <legend class="field-label">{t('tourForm.branch', { number: index + 1 })}</legend>
          <div class="columns">
            <LocalizedField
              label={t('editor.actionLabel')}
              path={`${path}.${index}.label`}
              text={branch.label}
              onText={(label) => set(replaced(branches, index, { ...branch, label }))}
            />
            <Select
              label={t('tourForm.branchTo')}
              value={branch.goTo}
              options={places}
              onValue={(goTo) => set(replaced(branches, index, { ...branch, goTo }))}
            />
          </div>
          <div>
            <Button look="quiet" icon="trash" onClick={() => set(without(branches, index))}>
              {t('tourForm.branchRemove', { number: index + 1 })}
            </Button>
          </div>
        </fieldset>
      ))}
      {branches.length < branchesAtMost && (
        <div>
          <Button
            look="quiet"
            icon="plus"
            onClick={() => set([...branches, { label: { en: '' }, goTo: 'end' }])}
          >
            {t(branches.length === 0 ? 'tourForm.branchFirst' : 'tourForm.branchAdd')}
          </Button>
        </div>
      )}
      {branches.length > 0 && <p class="field-help">{t('tourForm.branchHelp')}</p>}
    </div>
  )
}

function sayStep(number: number, title: string): string {
  return title === '' ? t('editor.step', { number }) : t('editor.stepNamed', { number, title })
}
