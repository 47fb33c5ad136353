import type { Condition } from '#contract/condition'
import type { GuideDraft } from '#contract/guide'
import type { GuideAction, GuideButton } from '#contract/guide-action'
import type { LocalizedBlocks, LocalizedText } from '#contract/localized-text'

/** Something in a guide and where it is: `content.steps.0.title`. */
export interface Part<Value> {
  value: Value
  path: string
}

/** What guides of every kind are made of, each in the order written. */
export interface GuideParts {
  /** Texts that have to say something. */
  texts: Part<LocalizedText>[]
  /** Bodies that have to say something. */
  bodies: Part<LocalizedBlocks>[]
  /** Bodies that may be left empty. */
  optionalBodies: Part<LocalizedBlocks>[]
  /** What buttons do. */
  actions: Part<GuideAction>[]
  /** Addresses that stand by themselves: further reading, pictures. */
  urls: Part<string>[]
  /** Lists in which no key may come twice, by what is listed. */
  keys: { of: 'phase' | 'step' | 'question' | 'option'; keys: Part<string>[] }[]
  /** Conditions that the server alone decides. */
  unlocks: Part<Condition>[]
}

/** Takes a guide apart, whatever its kind, for what checks all of them alike. Pure. */
export function partsOf(draft: GuideDraft): GuideParts {
  const parts: GuideParts = {
    texts: [{ value: draft.content.title, path: 'content.title' }],
    bodies: [],
    optionalBodies: [],
    actions: [],
    urls: [],
    keys: [],
    unlocks: [],
  }
  switch (draft.kind) {
    case 'checklist':
      addChecklist(parts, draft.content)
      break
    case 'tour':
      addTour(parts, draft.content)
      break
    case 'survey':
      addSurvey(parts, draft.content)
      break
    case 'resource_centre':
      for (const [i, { title, url }] of (draft.content.links ?? []).entries()) {
        parts.texts.push({ value: title, path: `content.links.${i}.title` })
        parts.urls.push({ value: url, path: `content.links.${i}.url` })
      }
      break
    case 'hint':
    case 'banner':
    case 'modal':
      parts.bodies.push({ value: draft.content.body, path: 'content.body' })
      addButton(parts, draft.content.button)
      if (draft.kind === 'modal' && draft.content.image) {
        parts.urls.push({ value: draft.content.image.url, path: 'content.image.url' })
      }
  }
  return parts
}

type ContentOf<Kind extends GuideDraft['kind']> = Extract<GuideDraft, { kind: Kind }>['content']

function addChecklist(parts: GuideParts, { intro, phases }: ContentOf<'checklist'>): void {
  if (intro) parts.optionalBodies.push({ value: intro, path: 'content.intro' })
  parts.keys.push(
    { of: 'phase', keys: phases.map(({ key }, p) => ({ value: key, path: phaseAt(p) + '.key' })) },
    {
      of: 'step',
      keys: phases.flatMap(({ steps }, p) =>
        steps.map(({ key }, s) => ({ value: key, path: `${phaseAt(p)}.steps.${s}.key` })),
      ),
    },
  )
  for (const [p, { title, unlock, steps }] of phases.entries()) {
    parts.texts.push({ value: title, path: `${phaseAt(p)}.title` })
    if (unlock.kind === 'condition') {
      parts.texts.push({ value: unlock.reason, path: `${phaseAt(p)}.unlock.reason` })
      parts.unlocks.push({ value: unlock.condition, path: `${phaseAt(p)}.unlock.condition` })
    }
    for (const [s, step] of steps.entries()) {
      const path = `${phaseAt(p)}.steps.${s}`
      parts.texts.push({ value: step.title, path: `${path}.title` })
      if (step.actionLabel) {
        parts.texts.push({ value: step.actionLabel, path: `${path}.actionLabel` })
      }
      if (step.body) parts.optionalBodies.push({ value: step.body, path: `${path}.body` })
      if (step.action) parts.actions.push({ value: step.action, path: `${path}.action` })
    }
  }
}

const phaseAt = (index: number) => `content.phases.${index}`

function addTour(parts: GuideParts, { steps }: ContentOf<'tour'>): void {
  parts.keys.push({
    of: 'step',
    keys: steps.map(({ key }, s) => ({ value: key, path: `content.steps.${s}.key` })),
  })
  for (const [s, { title, body, branches = [] }] of steps.entries()) {
    parts.texts.push({ value: title, path: `content.steps.${s}.title` })
    parts.bodies.push({ value: body, path: `content.steps.${s}.body` })
    for (const [b, { label }] of branches.entries()) {
      parts.texts.push({ value: label, path: `content.steps.${s}.branches.${b}.label` })
    }
  }
}

function addSurvey(parts: GuideParts, { questions, thanks }: ContentOf<'survey'>): void {
  if (thanks) parts.optionalBodies.push({ value: thanks, path: 'content.thanks' })
  parts.keys.push({
    of: 'question',
    keys: questions.map(({ key }, q) => ({ value: key, path: `content.questions.${q}.key` })),
  })
  for (const [q, { title, options = [] }] of questions.entries()) {
    const path = `content.questions.${q}`
    parts.texts.push({ value: title, path: `${path}.title` })
    parts.keys.push({
      of: 'option',
      keys: options.map(({ key }, o) => ({ value: key, path: `${path}.options.${o}.key` })),
    })
    for (const [o, { label }] of options.entries()) {
      parts.texts.push({ value: label, path: `${path}.options.${o}.label` })
    }
  }
}

function addButton(parts: GuideParts, button: GuideButton | undefined): void {
  if (!button) return
  parts.texts.push({ value: button.label, path: 'content.button.label' })
  if (button.action) parts.actions.push({ value: button.action, path: 'content.button.action' })
}
