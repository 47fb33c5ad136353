import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { templates, type Company, type Project, type Template } from '../company/company.ts'
import { createProject } from '../company/company-actions.ts'
import { openedAt } from '../company/opened-at.ts'
import { sampleSeries } from '../company/sample-series.ts'
import type { SignedIn } from '../company/stored-company.ts'
import { Choice, NameField } from '../components/field.tsx'
import { FormDialog } from '../components/form-dialog.tsx'
import { Icon } from '../components/icon.tsx'
import { Sparkline } from '../components/metric-tile.tsx'
import { EmptyCard, Screen } from '../components/screen.tsx'
import { formatDate } from '../format.ts'
import { t } from '../words/translate.ts'

/** Which questions does the team keep an eye on? */
export function ProjectsScreen({ company }: SignedIn) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Screen
      title={t('nav.projects')}
      lead={t('projects.lead')}
      actions={
        <button class="button primary" id="new-project" onClick={() => setOpen(true)}>
          <Icon name="plus" />
          {t('projects.new')}
        </button>
      }
    >
      {company.projects.length === 0 ? (
        <EmptyCard icon="folder" title={t('projects.emptyTitle')} text={t('projects.emptyText')} />
      ) : (
        <ProjectCards company={company} projects={company.projects} />
      )}
      {isOpen && <NewProject onClose={() => setOpen(false)} />}
    </Screen>
  )
}

/** Projects as cards with the shape of their first metric. */
export function ProjectCards({ company, projects }: { company: Company; projects: Project[] }) {
  const hasNumbers = company.sources.length > 0
  return (
    <ul class="cards">
      {projects.map((project) => (
        <li key={project.id} class="card link-card">
          <div>
            <h3>
              <a href={`/demo/projects/${project.id}`}>{project.name}</a>
            </h3>
            <p class="soft">
              {t(`template.${project.template}`)} · {formatDate(project.createdAt)}
            </p>
          </div>
          {hasNumbers ? (
            <Sparkline values={valuesOf(project)} />
          ) : (
            <p class="soft">{t('home.emptyTitle')}</p>
          )}
          <p class="soft">
            {t('projects.dashboards', {
              count: company.dashboards.filter(({ projectId }) => projectId === project.id).length,
            })}
          </p>
        </li>
      ))}
    </ul>
  )
}

function valuesOf(project: Project): number[] {
  return sampleSeries(project.id, 'revenue', 56, openedAt).map(({ value }) => value)
}

function NewProject({ onClose }: { onClose: () => void }) {
  const { route } = useLocation()
  const [name, setName] = useState('')
  const [template, setTemplate] = useState<Template>('sales')
  return (
    <FormDialog
      title={t('projects.new')}
      submitLabel={t('projects.create')}
      submitId="create-project"
      onClose={onClose}
      onSubmit={() => route(`/demo/projects/${createProject(name.trim(), template).id}`)}
    >
      <NameField
        label={t('common.name')}
        hint={t('projects.nameHint')}
        maxLength={60}
        value={name}
        onValue={setName}
      />
      <Choice
        legend={t('projects.template')}
        name="template"
        value={template}
        options={templates.map((value) => ({ value, label: t(`template.${value}`) }))}
        onChange={setTemplate}
      />
    </FormDialog>
  )
}
