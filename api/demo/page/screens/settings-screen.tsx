import { useState } from 'preact/hooks'
import { currencies, plans, type Company, type Currency } from '../company/company.ts'
import { choosePlan, configureWorkspace } from '../company/company-actions.ts'
import type { SignedIn } from '../company/stored-company.ts'
import { Choice, Field, NameField } from '../components/field.tsx'
import { LanguageSelect } from '../components/language-select.tsx'
import { Screen } from '../components/screen.tsx'
import { say } from '../components/status-line.tsx'
import { applyTheme, theme, themes } from '../theme.ts'
import { t } from '../words/translate.ts'

const themeWords = {
  system: 'settings.themeSystem',
  light: 'settings.themeLight',
  dark: 'settings.themeDark',
} as const

/** How does Tideboard work for this company? */
export function SettingsScreen({ company }: SignedIn) {
  return (
    <Screen title={t('nav.settings')} lead={t('settings.lead', { company: company.name })}>
      <WorkspaceForm company={company} />
      <section class="card stack" id="plan">
        <h2>{t('settings.plan')}</h2>
        <ul class="plans">
          {plans.map((plan) => (
            <li key={plan} class="plan" data-current={plan === company.plan}>
              <h3>{t(`plan.${plan}`)}</h3>
              <p class="soft">{t(`plan.${plan}Text`)}</p>
              <p class="choice-price">{t(`plan.${plan}Price`)}</p>
              {plan === company.plan ? (
                <span class="pill good">{t('settings.planCurrent')}</span>
              ) : (
                <button
                  class="button small"
                  id={`choose-${plan}`}
                  onClick={() => {
                    choosePlan(plan)
                    say(t('settings.planDone', { plan: t(`plan.${plan}`) }))
                  }}
                >
                  {t('settings.planChoose', { plan: t(`plan.${plan}`) })}
                </button>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section class="card stack">
        <h2>{t('settings.look')}</h2>
        <Choice
          legend={t('settings.theme')}
          name="theme"
          value={theme.value}
          options={themes.map((value) => ({ value, label: t(themeWords[value]) }))}
          onChange={applyTheme}
        />
        <div class="field">
          <span class="label" aria-hidden="true">
            {t('nav.language')}
          </span>
          <LanguageSelect />
        </div>
      </section>
    </Screen>
  )
}

function WorkspaceForm({ company }: { company: Company }) {
  const [name, setName] = useState(company.name)
  const [currency, setCurrency] = useState(company.currency)
  const [weekStart, setWeekStart] = useState(company.weekStart)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    configureWorkspace({ name: name.trim(), currency, weekStart })
    say(t('settings.saved'))
  }
  return (
    <form class="card stack" onSubmit={submit}>
      <h2>{t('settings.workspace')}</h2>
      <NameField label={t('settings.company')} maxLength={80} value={name} onValue={setName} />
      <div class="pair">
        <Field label={t('settings.currency')}>
          {(attributes) => (
            <select
              {...attributes}
              value={currency}
              onChange={(event) => setCurrency(event.currentTarget.value as Currency)}
            >
              {currencies.map((code) => (
                <option key={code}>{code}</option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('settings.weekStart')}>
          {(attributes) => (
            <select
              {...attributes}
              value={weekStart}
              onChange={(event) => setWeekStart(event.currentTarget.value as Company['weekStart'])}
            >
              <option value="monday">{t('settings.monday')}</option>
              <option value="sunday">{t('settings.sunday')}</option>
            </select>
          )}
        </Field>
      </div>
      <div class="form-foot">
        <button class="button primary" id="save-workspace">
          {t('settings.save')}
        </button>
      </div>
    </form>
  )
}
