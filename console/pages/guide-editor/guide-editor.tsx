import { useState } from 'preact/hooks'
import type { Guide, GuideContents, GuideKind } from '#contract/guide'
import { fetchGuides, fetchMilestones, fetchTargetHealth } from '../../api-client.ts'
import { Card } from '../../components/page.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { showToast } from '../../components/toast.tsx'
import { useEnvironment } from '../../session.tsx'
import { useLeaveGuard } from '../../use-leave-guard.tsx'
import { useResource } from '../../use-resource.ts'
import { sayTarget } from '../../rules/say-target.ts'
import { useUrlState } from '../../use-url-state.ts'
import { t } from '../../words/translate.ts'
import { AnswersView } from './answers/answers-view.tsx'
import { ArchiveGuide } from './archive-guide.tsx'
import { AudienceCard } from './audience-card.tsx'
import { BasicsCard } from './basics-card.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import { DecisionsView } from './decisions/decisions-view.tsx'
import { EditorContext } from './editor-context.ts'
import { EditorHead } from './editor-head.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { kindOf, withContent } from './kinds/guide-kinds.ts'
import type { KindFieldsProps } from './kinds/guide-kind.ts'
import { LanguageChoice } from './language-choice.tsx'
import { PerformanceView } from './performance/performance-view.tsx'
import { PreviewCard } from './preview/preview-card.tsx'
import { targetIn } from './rebase-on-targets.ts'
import { useDraft } from './use-draft.ts'
import { usePicker } from './use-picker.ts'
import { VersionsCard } from './versions-card.tsx'

/** Everything about one guide: its draft on the left, how it looks on the right. */
export function GuideEditor({ loaded }: { loaded: Guide }) {
  const { environment } = useEnvironment()
  const editing = useDraft(environment.id, loaded)
  const { draft, change } = editing
  const [language, setLanguage] = useUrlState('texts', 'en')
  const [tab, setTab] = useUrlState('tab', 'edit')
  const [at, setAt] = useState(0)
  const [said, announce] = useState('')
  const milestones = useResource(
    `milestones ${environment.id}`,
    (signal) => fetchMilestones(environment.id, signal),
    { everyMs: 15_000 },
  )
  const guides = useResource(`guides ${environment.id}`, (signal) =>
    fetchGuides(environment.id, signal),
  )
  const { published } = editing.guide
  const health = useResource(
    published === null ? null : `target health ${environment.id} ${draft.key} ${published.number}`,
    (signal) => fetchTargetHealth(environment.id, draft.key, signal),
  )
  const picker = usePicker(environment.id, editing, (stepKey) => {
    const { target = {} } = targetIn(editing.guide.draft, stepKey) ?? {}
    showToast(t('target.picked', { element: sayTarget(target) ?? t('locator.element') }))
  })
  const known = guides.state === 'ready' ? guides.value.rows : []
  const guard = useLeaveGuard(editing.state !== 'saved' && editing.state !== 'saving')

  const edit = () => (
    <div class="editor">
      <div class="stack">
        <Card
          title={t(`editor.content.${draft.kind}`)}
          note={kindOf(draft.kind).hasOrder ? t('editor.reorderHelp') : undefined}
        >
          <div class="editor-fields">
            <LanguageChoice draft={draft} language={language} onLanguage={setLanguage} />
            <ContentFields
              kind={draft.kind}
              content={draft.content}
              onContent={(content) => change(withContent(draft, content))}
              onFocusAt={setAt}
            />
          </div>
        </Card>
      </div>
      <div class="editor-side">
        <PreviewCard
          kind={draft.kind}
          content={draft.content}
          guideKey={draft.key}
          guides={known}
          language={language}
          at={at}
          onAt={setAt}
        />
      </div>
      <div class="stack">
        <BasicsCard draft={draft} onDraft={change} />
        <AudienceCard
          audience={draft.audience}
          onAudience={(audience) => change({ ...draft, audience })}
        />
        <VersionsCard editing={editing} />
        <ArchiveGuide editing={editing} />
      </div>
    </div>
  )

  return (
    <EditorContext.Provider
      value={{
        guideKey: draft.key,
        language,
        announce,
        errors: editing.errors,
        milestones: milestones.state === 'ready' ? milestones.value.rows : [],
        startable: startableIn(known, draft.key),
        health: health.state === 'ready' ? health.value.steps : [],
        picker,
      }}
    >
      <EditorHead editing={editing} />
      <ErrorSummary
        editing={editing}
        onShow={() => {
          if (tab !== 'edit') setTab('edit')
          if (language !== 'en') setLanguage('en')
        }}
      />
      <Tabs
        label={draft.name}
        tabs={[
          { key: 'edit', label: t('editor.tab.edit'), content: edit },
          {
            key: 'performance',
            label: t('editor.tab.performance'),
            content: () => (
              <PerformanceView guideKey={draft.key} versions={published?.number ?? 0} />
            ),
          },
          ...(draft.kind === 'survey'
            ? [
                {
                  key: 'answers',
                  label: t('editor.tab.answers'),
                  content: () => <AnswersView guideKey={draft.key} />,
                },
              ]
            : []),
          {
            key: 'shown',
            label: t('editor.tab.shown'),
            content: () => <DecisionsView guideKey={draft.key} />,
          },
        ]}
      />
      <div class="visually-hidden" role="status">
        {said}
      </div>
      <ConflictDialog editing={editing} />
      {guard}
    </EditorContext.Provider>
  )
}

function ContentFields<Kind extends GuideKind>(
  props: { kind: Kind } & KindFieldsProps<GuideContents[Kind]>,
) {
  const { kind, ...rest } = props
  const { Fields } = kindOf(kind)
  return <Fields {...rest} />
}

/** What a button of this guide can start, tours first. */
function startableIn(guides: readonly Guide[], own: string): { key: string; name: string }[] {
  const others = guides.filter(({ draft, status }) => status !== 'archived' && draft.key !== own)
  const isTour = ({ draft }: Guide) => draft.kind === 'tour'
  return [...others.filter(isTour), ...others.filter((guide) => !isTour(guide))].map(
    ({ draft: { key, name, kind } }) => ({ key, name: `${name} · ${t(`guides.kind.${kind}`)}` }),
  )
}
