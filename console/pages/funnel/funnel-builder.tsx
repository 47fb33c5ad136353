import { useEffect, useId, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { FunnelStep, SavedStep } from '#contract/funnel'
import { deleteFunnel, putFunnel } from '../../api-client.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { Card } from '../../components/page.tsx'
import { showToast } from '../../components/toast.tsx'
import { useEventNames } from '../../rules/use-event-names.ts'
import { useEnvironment } from '../../session.tsx'
import { slugify } from '../../slugify.ts'
import { forgetResources } from '../../use-resource.ts'
import { useSaving } from '../../use-saving.ts'
import { withQuery } from '../../use-url-state.ts'
import { t } from '../../words/translate.ts'
import type { FunnelReport } from './funnel-answer.tsx'
import { readSteps, sayStep } from './read-funnel-query.ts'
import './funnel-page.css'

const dayMs = 86_400_000
const blank: SavedStep = { event: '' }

/** The steps to look at, in the address; and saved under a name, so that they answer at once. */
export function FunnelBuilder({ asked }: { asked: FunnelReport['funnel'] }) {
  const { query, route } = useLocation()
  const names = useEventNames()
  const listId = useId()
  const [steps, setSteps] = useState<FunnelStep[]>([blank, blank])
  const shown = JSON.stringify(asked?.steps ?? readSteps(query.steps ?? ''))

  useEffect(() => {
    const known = readSteps(shown)
    if (known.length > 0) setSteps(known)
  }, [shown])

  const named = steps.filter((step) => sayStep(step).trim() !== '')
  const change = (index: number, event: string) =>
    setSteps(steps.map((step, at) => (at === index ? { ...ownFilters(step), event } : step)))

  return (
    <Card title={t('funnel.build')} note={t('funnel.buildNote')}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          route(withQuery({ steps: JSON.stringify(named), funnel: null }))
        }}
      >
        <ol class="funnel-steps">
          {steps.map((step, index) => (
            <li key={index} class="funnel-step">
              <TextField
                label={t('funnel.stepN', { step: index + 1 })}
                value={sayStep(step)}
                list={listId}
                autocomplete="off"
                onValue={(event) => change(index, event)}
              />
              <Button
                look="quiet"
                icon="trash"
                aria-label={t('funnel.removeStep', { step: index + 1 })}
                disabled={steps.length < 3}
                onClick={() => setSteps(steps.filter((_, at) => at !== index))}
              />
            </li>
          ))}
        </ol>
        <datalist id={listId}>
          {names.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </datalist>
        <div class="row">
          <Button type="submit" look="primary" disabled={named.length < 2}>
            {t('funnel.show')}
          </Button>
          <Button
            icon="plus"
            disabled={steps.length >= 10}
            onClick={() => setSteps([...steps, blank])}
          >
            {t('funnel.addStep')}
          </Button>
        </div>
      </form>
      <SaveFunnel asked={asked} />
    </Card>
  )
}

/** Properties that a step asks for stay with it when its event is changed. */
function ownFilters(step: FunnelStep): Pick<SavedStep, 'where'> {
  return 'event' in step && step.where ? { where: step.where } : {}
}

function SaveFunnel({ asked }: { asked: FunnelReport['funnel'] }) {
  const { environment } = useEnvironment()
  const { query, route } = useLocation()
  const [name, setName] = useState('')
  const saving = useSaving()
  const steps = (asked?.steps ?? []).flatMap((step) => ('event' in step ? [step] : []))
  if (asked === null || steps.length < asked.steps.length) return null
  const { key } = asked

  async function save(): Promise<void> {
    if (asked === null) return
    const saved = await saving.run(() =>
      putFunnel(environment.id, slugify(name) || 'funnel', {
        name,
        steps,
        windowDays: asked.windowMs / dayMs,
        level: query.level === 'user' ? 'user' : 'account',
        exclude: asked.exclude,
        holdConstant: asked.holdConstant,
      }),
    )
    if (saved === null) return
    forgetResources()
    showToast(t('funnel.savedToast', { name: saved.name }))
    route(withQuery({ funnel: saved.key, steps: null, window: null }))
  }

  async function remove(saved: string): Promise<void> {
    if ((await saving.run(async () => deleteFunnel(environment.id, saved))) === null) return
    forgetResources()
    route(withQuery({ funnel: null, steps: JSON.stringify(steps) }))
  }

  if (key !== null) {
    return (
      <div class="funnel-save">
        <Button look="quiet" icon="trash" busy={saving.busy} onClick={() => void remove(key)}>
          {t('funnel.delete', { name: asked.name ?? key })}
        </Button>
        {saving.problem !== null && <p class="problem">{saving.problem}</p>}
      </div>
    )
  }
  return (
    <form
      class="row funnel-save"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label={t('funnel.name')}
        help={t('funnel.nameHelp')}
        error={saving.problem ?? undefined}
        value={name}
        onValue={setName}
      />
      <Button type="submit" busy={saving.busy} disabled={name.trim() === ''}>
        {t('funnel.save')}
      </Button>
    </form>
  )
}
