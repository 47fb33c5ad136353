import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { Project } from '../company/company.ts'
import { publishReport } from '../company/company-actions.ts'
import { openedAt } from '../company/opened-at.ts'
import type { SignedIn } from '../company/stored-company.ts'
import { Field, NameField } from '../components/field.tsx'
import { EmptyCard, Screen } from '../components/screen.tsx'
import { say } from '../components/status-line.tsx'
import { t } from '../words/translate.ts'
import { ReportSheet } from './report-sheet.tsx'

/** Write, see what readers will see, publish. */
export function NewReportScreen({ company, me }: SignedIn) {
  if (company.sources.length === 0) {
    return (
      <Screen title={t('reports.new')}>
        <EmptyCard icon="database" title={t('home.emptyTitle')} text={t('report.needsSource')}>
          <a class="button primary" href="/demo/sources">
            {t('sources.first')}
          </a>
        </EmptyCard>
      </Screen>
    )
  }
  const [first] = company.projects
  if (!first) {
    return (
      <Screen title={t('reports.new')}>
        <EmptyCard icon="folder" title={t('projects.emptyTitle')} text={t('report.needsProject')}>
          <a class="button primary" href="/demo/projects">
            {t('projects.new')}
          </a>
        </EmptyCard>
      </Screen>
    )
  }
  return <ReportForm company={company} me={me} first={first} />
}

function ReportForm({ company, me, first }: SignedIn & { first: Project }) {
  const { query, route } = useLocation()
  const [projectId, setProjectId] = useState(query['project'] ?? first.id)
  const [title, setTitle] = useState('')
  const [note, setNote] = useState('')
  const project = company.projects.find(({ id }) => id === projectId) ?? first
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const report = publishReport({ projectId: project.id, title: title.trim(), note: note.trim() })
    say(t('report.published'))
    route(`/demo/reports/${report.id}`)
  }
  return (
    <Screen title={t('reports.new')} lead={t('reports.emptyText')}>
      <div class="editor">
        <form class="card stack" onSubmit={submit}>
          <NameField
            label={t('report.title')}
            hint={t('report.titleHint')}
            maxLength={80}
            value={title}
            onValue={setTitle}
          />
          <Field label={t('report.project')}>
            {(attributes) => (
              <select
                {...attributes}
                value={project.id}
                onChange={(event) => setProjectId(event.currentTarget.value)}
              >
                {company.projects.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('report.note')} aside={t('signUp.optional')}>
            {(attributes) => (
              <textarea
                {...attributes}
                rows={5}
                maxLength={600}
                value={note}
                onInput={(event) => setNote(event.currentTarget.value)}
              />
            )}
          </Field>
          <button class="button primary wide" id="publish-report">
            {t('report.publish')}
          </button>
        </form>
        <section aria-labelledby="preview-title">
          <h2 id="preview-title" class="eyebrow">
            {t('report.preview')}
          </h2>
          <ReportSheet
            company={company}
            project={project}
            title={title.trim() || t('report.untitled')}
            note={note}
            author={me.name}
            publishedAt={openedAt}
          />
        </section>
      </div>
    </Screen>
  )
}
