import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Guide, GuideKind } from '#contract/guide'
import { fetchMilestones, saveGuide } from '../../api-client.ts'
import { Button, LinkButton } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { useEnvironment } from '../../session.tsx'
import { isKey, slugify } from '../../slugify.ts'
import { useResource } from '../../use-resource.ts'
import { useSaving } from '../../use-saving.ts'
import { t } from '../../words/translate.ts'
import { starterDraft } from '../guide-editor/kinds/starter-draft.ts'
import { ChooseKind } from './choose-kind.tsx'

/** Asks for a kind and a name, makes the draft and opens it. */
export function CreateGuide(props: {
  open: boolean
  guides: readonly Guide[]
  onClose: () => void
}) {
  const { open, onClose } = props
  const [kind, setKind] = useState<GuideKind>('checklist')
  const { base, environment } = useEnvironment()
  const { route } = useLocation()
  const [name, setName] = useState('')
  const [checked, setChecked] = useState(false)
  const saving = useSaving()
  const milestones = useResource(`milestones ${environment.id}`, (signal) =>
    fetchMilestones(environment.id, signal),
  )
  useEffect(() => {
    setName('')
    setChecked(false)
    setKind('checklist')
  }, [open])
  if (!open) return null

  const milestone = milestones.state === 'ready' ? milestones.value.rows[0]?.key : undefined
  const needsMilestone =
    kind === 'checklist' && milestones.state === 'ready' && milestone === undefined
  const key = slugify(name)
  const taken = props.guides.some(({ draft }) => draft.key === key)
  const error =
    name.trim() === '' ? t('guideError.name') : !isKey(key) ? t('milestone.keyInvalid') : undefined

  async function create(event: Event): Promise<void> {
    event.preventDefault()
    setChecked(true)
    if (error !== undefined || taken || needsMilestone) return
    const draft = starterDraft(kind, { key, name: name.trim(), milestone: milestone ?? '' })
    const saved = await saving.run(() => saveGuide(environment.id, draft, null))
    if (saved) route(`${base}/guides/${saved.draft.key}`)
  }

  return (
    <Dialog open wide title={t('guides.createTitle')} onClose={onClose}>
      <form class="stack" noValidate onSubmit={(event) => void create(event)}>
        <ChooseKind kind={kind} onKind={setKind} />
        {needsMilestone && (
          <div class="needs-milestone" role="status">
            <p>
              <strong>{t('guides.needsMilestone')}</strong> {t('guides.needsMilestoneText')}
            </p>
            <LinkButton href={`${base}/milestones/~new`}>{t('account.defineMilestone')}</LinkButton>
          </div>
        )}
        <TextField
          label={t('guides.createName')}
          help={
            key === '' ? (
              t('guides.createNameHelp')
            ) : (
              <>
                {t('guides.createNameHelp')} {t('editor.key')}: <code>{key}</code>
              </>
            )
          }
          error={taken ? t('guides.keyTaken') : checked ? error : (saving.problem ?? undefined)}
          value={name}
          onValue={setName}
        />
        <div class="row dialog-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            look="primary"
            type="submit"
            busy={saving.busy || (kind === 'checklist' && milestone === undefined)}
          >
            {t('guides.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
