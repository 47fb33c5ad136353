import { useEffect } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { showToast } from '../../components/toast.tsx'
import { problemSentence } from '../../problem-words.ts'
import { t } from '../../words/translate.ts'
import { GuideStatus } from '../guides/guide-status.tsx'
import type { DraftOnScreen } from './use-draft.ts'

/** Name, status, whether the draft is saved, and Publish; stays in reach while one scrolls. */
export function EditorHead({ editing }: { editing: DraftOnScreen }) {
  const { draft, guide, publishing } = editing
  useEffect(() => {
    document.title = `${draft.name} · Milepost`
  }, [draft.name])
  const nothingNew =
    guide.status === 'published' && !guide.hasUnpublishedChanges && editing.state === 'saved'

  async function publish(): Promise<void> {
    if (await editing.publish()) showToast(t('editor.published'))
  }

  return (
    <header class="editor-head">
      <div class="page-title">
        <h1>{draft.name}</h1>
        <p class="soft">{t(`editor.question.${draft.kind}`)}</p>
        <div class="row">
          <GuideStatus guide={guide} />
          <code class="soft" title={t('editor.key')}>
            {draft.key}
          </code>
        </div>
        {guide.status === 'archived' && <p class="small">{t('editor.archivedNote')}</p>}
      </div>
      <div class="row editor-save">
        <SaveNote editing={editing} />
        <Button
          look="primary"
          busy={publishing || nothingNew}
          {...(nothingNew && guide.published
            ? { title: t('editor.isPublished', { number: guide.published.number }) }
            : {})}
          onClick={() => void publish()}
        >
          {t(publishing ? 'editor.publishing' : 'editor.publish')}
        </Button>
      </div>
    </header>
  )
}

function SaveNote({ editing }: { editing: DraftOnScreen }) {
  const { state, problem } = editing
  const trouble = state === 'failed' || state === 'conflict'
  return (
    <span class={`save-note ${trouble ? 'save-note-trouble' : ''}`} role="status">
      <Icon name={trouble ? 'warning' : state === 'saved' ? 'check' : 'pencil'} size={14} />
      {trouble
        ? `${t('editor.notSaved')}${problem ? `: ${problemSentence(problem)}` : ''}`
        : t(noteWords[state])}
    </span>
  )
}

const noteWords = {
  saved: 'editor.saved',
  saving: 'editor.saving',
  unsaved: 'editor.unsaved',
  incomplete: 'editor.incomplete',
} as const
