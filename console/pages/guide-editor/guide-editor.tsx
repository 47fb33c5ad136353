import { useState } from 'preact/hooks'
import type { Guide } from '#contract/guide'
import { fetchGuides, fetchMilestones } from '../../api-client.ts'
import { Card } from '../../components/page.tsx'
import { useEnvironment } from '../../session.tsx'
import { useLeaveGuard } from '../../use-leave-guard.tsx'
import { useResource } from '../../use-resource.ts'
import { useUrlState } from '../../use-url-state.ts'
import { isLanguage, t } from '../../words/translate.ts'
import { ArchiveGuide } from './archive-guide.tsx'
import { AudienceCard } from './audience-card.tsx'
import { BasicsCard } from './basics-card.tsx'
import { ChecklistFields } from './checklist-fields.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import { EditorContext } from './editor-context.ts'
import { EditorHead } from './editor-head.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { LanguageChoice } from './language-choice.tsx'
import { PreviewCard } from './preview/preview-card.tsx'
import { TourFields } from './tour-fields.tsx'
import { useDraft } from './use-draft.ts'
import { VersionsCard } from './versions-card.tsx'

/** Everything about one guide: its draft on the left, how it looks on the right. */
export function GuideEditor({ loaded }: { loaded: Guide }) {
  const { environment } = useEnvironment()
  const editing = useDraft(environment.id, loaded)
  const { draft, change } = editing
  const [asked, setLanguage] = useUrlState('texts', 'en')
  const language = isLanguage(asked) ? asked : 'en'
  const [step, setStep] = useState(0)
  const [said, announce] = useState('')
  const milestones = useResource(
    `milestones ${environment.id}`,
    (signal) => fetchMilestones(environment.id, signal),
    { everyMs: 15_000 },
  )
  const guides = useResource(`guides ${environment.id}`, (signal) =>
    fetchGuides(environment.id, signal),
  )
  const guard = useLeaveGuard(editing.state !== 'saved' && editing.state !== 'saving')

  return (
    <EditorContext.Provider
      value={{
        language,
        announce,
        errors: editing.errors,
        milestones: milestones.state === 'ready' ? milestones.value.rows : [],
        tours: guides.state === 'ready' ? toursIn(guides.value.rows) : [],
      }}
    >
      <EditorHead editing={editing} />
      <ErrorSummary
        editing={editing}
        onShow={() => {
          if (language !== 'en') setLanguage('en')
        }}
      />
      <div class="editor">
        <div class="stack">
          <BasicsCard draft={draft} onDraft={change} />
          <AudienceCard
            audience={draft.audience}
            onAudience={(audience) => change({ ...draft, audience })}
          />
          <Card title={t(`editor.content.${draft.kind}`)} note={t('editor.reorderHelp')}>
            <div class="editor-fields">
              <LanguageChoice draft={draft} language={language} onLanguage={setLanguage} />
              {draft.kind === 'tour' ? (
                <TourFields
                  content={draft.content}
                  onContent={(content) => change({ ...draft, content })}
                  onStepFocus={setStep}
                />
              ) : (
                <ChecklistFields
                  content={draft.content}
                  onContent={(content) => change({ ...draft, content })}
                />
              )}
            </div>
          </Card>
          <VersionsCard editing={editing} />
          <ArchiveGuide editing={editing} />
        </div>
        <div class="editor-side">
          <PreviewCard
            draft={draft}
            language={language}
            step={Math.min(step, lastStep(draft.kind === 'tour' ? draft.content.steps : []))}
            onStep={setStep}
          />
        </div>
      </div>
      <div class="visually-hidden" role="status">
        {said}
      </div>
      <ConflictDialog editing={editing} />
      {guard}
    </EditorContext.Provider>
  )
}

function lastStep(steps: readonly unknown[]): number {
  return Math.max(0, steps.length - 1)
}

function toursIn(guides: readonly Guide[]): { key: string; name: string }[] {
  return guides.flatMap(({ draft, status }) =>
    draft.kind === 'tour' && status !== 'archived' ? [{ key: draft.key, name: draft.name }] : [],
  )
}
