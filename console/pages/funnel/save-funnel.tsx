import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { deleteFunnel, putFunnel } from '../../api-client.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { showToast } from '../../components/toast.tsx'
import { useEnvironment } from '../../session.tsx'
import { slugify } from '../../slugify.ts'
import { forgetResources } from '../../use-resource.ts'
import { useSaving } from '../../use-saving.ts'
import { withQuery } from '../../use-url-state.ts'
import { t } from '../../words/translate.ts'
import type { FunnelReport } from './funnel-answer.tsx'
import { toAddress } from './funnel-draft.ts'
import './funnel-page.css'

const dayMs = 86_400_000

/** Keeps the funnel on screen under a name, or lets a kept one go. */
export function SaveFunnel({ asked }: { asked: FunnelReport['funnel'] }) {
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
    route(
      withQuery({
        funnel: saved.key,
        steps: null,
        exclude: null,
        holdConstant: null,
        window: null,
      }),
    )
  }

  async function remove(saved: string): Promise<void> {
    if ((await saving.run(async () => deleteFunnel(environment.id, saved))) === null) return
    forgetResources()
    if (asked === null) return
    const { exclude, holdConstant } = asked
    route(withQuery(toAddress({ steps, exclude, holdConstant: holdConstant ?? '' })))
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
