import { t } from '../../words/translate.ts'

/** "Phase 1 · Step 2 · Title", out of `content.phases.0.steps.1.title.en`. */
export function sayPlace(path: string): string {
  const parts = path.split('.')
  const said: string[] = []
  for (const [index, part] of parts.entries()) {
    const number = Number(parts[index + 1]) + 1
    if (isList(part) && !Number.isNaN(number)) said.push(t(listWords[part], { number }))
    else if (isNamedField(part)) said.push(t(fieldWords[part]))
  }
  return said.join(' · ')
}

const listWords = {
  phases: 'editor.phase',
  steps: 'editor.step',
  branches: 'tourForm.branch',
  questions: 'surveyForm.question',
  options: 'surveyForm.option',
  links: 'resourcesForm.link',
} as const

const fieldWords = {
  name: 'editor.name',
  audience: 'editor.audience',
  title: 'editor.title',
  intro: 'editor.intro',
  body: 'editor.body',
  milestone: 'editor.advanceMilestone',
  target: 'editor.target',
  url: 'editor.url',
  guide: 'editor.tour',
  actionLabel: 'editor.actionLabel',
  unlock: 'editor.unlock',
  reason: 'editor.reason',
  advance: 'editor.advance',
  key: 'editor.key',
  trigger: 'editor.trigger',
  schedule: 'editor.schedule',
  from: 'editor.from',
  until: 'editor.until',
  priority: 'editor.priority',
  branches: 'tourForm.branches',
  goTo: 'tourForm.branchTo',
  button: 'editor.button',
  label: 'editor.actionLabel',
  image: 'modalForm.image',
  alt: 'modalForm.alt',
  questions: 'surveyForm.questions',
  options: 'surveyForm.options',
  thanks: 'surveyForm.thanks',
  samplePercent: 'surveyForm.sample',
  coolDownDays: 'surveyForm.coolDown',
} as const

function isNamedField(part: string): part is keyof typeof fieldWords {
  return Object.hasOwn(fieldWords, part)
}

function isList(part: string): part is keyof typeof listWords {
  return Object.hasOwn(listWords, part)
}
