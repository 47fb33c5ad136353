import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { plans, type Plan } from '../company/company.ts'
import { resumeCompany, signUp } from '../company/company-actions.ts'
import { listCompanies } from '../company/stored-company.ts'
import { BrandMark } from '../components/brand-mark.tsx'
import { Choice, Field } from '../components/field.tsx'
import { Icon } from '../components/icon.tsx'
import { LanguageSelect } from '../components/language-select.tsx'
import { Sparkline } from '../components/metric-tile.tsx'
import { readForm } from '../read-form.ts'
import { t } from '../words/translate.ts'

/** Where a new account begins. */
export function SignUpScreen({ onDone }: { onDone: () => void }) {
  const [plan, setPlan] = useState<Plan>('starter')
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const { company = '', name = '', email = '' } = readForm(event.currentTarget)
    if (company === '' || name === '') return
    signUp({ company, name, email, plan })
    onDone()
  }
  const planCards = plans.map((value) => ({
    value,
    label: t(`plan.${value}`),
    text: t(`plan.${value}Text`),
    price: t(`plan.${value}Price`),
  }))
  return (
    <Doorstep title={t('signUp.title')} lead={t('signUp.lead')}>
      <form class="stack" onSubmit={submit}>
        <Field label={t('signUp.company')} hint={t('signUp.companyHint')}>
          {(attributes) => (
            <input {...attributes} name="company" required maxLength={80} autocomplete="off" />
          )}
        </Field>
        <Field label={t('signUp.name')}>
          {(attributes) => (
            <input {...attributes} name="name" required maxLength={80} autocomplete="off" />
          )}
        </Field>
        <Field label={t('signUp.email')} aside={t('signUp.optional')}>
          {(attributes) => (
            <input {...attributes} name="email" type="email" maxLength={120} autocomplete="off" />
          )}
        </Field>
        <Choice
          legend={t('signUp.plan')}
          name="plan"
          value={plan}
          options={planCards}
          onChange={setPlan}
        />
        <button class="button primary wide" id="sign-up">
          {t('signUp.submit')}
        </button>
        <p class="hint">{t('signUp.private')}</p>
      </form>
      <KnownCompanies onDone={onDone} />
    </Doorstep>
  )
}

/** The page before sign-in: what Tideboard promises on one side, the form on the other. */
export function Doorstep(props: { title: string; lead: string; children: ComponentChildren }) {
  const { title, lead, children } = props
  useEffect(() => {
    document.title = `${title} · Tideboard`
  }, [title])
  return (
    <div class="doorstep">
      <section class="promise" aria-labelledby="claim">
        <BrandMark />
        <div class="promise-words">
          <h2 id="claim">{t('brand.claim')}</h2>
          <p>{t('brand.lead')}</p>
          <ul>
            {(['brand.point1', 'brand.point2', 'brand.point3'] as const).map((key) => (
              <li key={key}>
                <Icon name="check" />
                {t(key)}
              </li>
            ))}
          </ul>
        </div>
        <div class="promise-picture">
          <Sparkline values={[8, 9, 8.5, 11, 10, 13, 12.5, 16, 15, 19, 18, 23, 22, 27]} />
        </div>
      </section>
      <main class="doorstep-form" id="content">
        <div class="doorstep-top">
          <LanguageSelect />
        </div>
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        {children}
        <p class="demo-note">
          {t('demo.note')} <a href="/">{t('demo.back')}</a>
        </p>
      </main>
    </div>
  )
}

function KnownCompanies({ onDone }: { onDone: () => void }) {
  const companies = listCompanies().slice(0, 4)
  if (companies.length === 0) return null
  return (
    <section class="known" aria-labelledby="known-title">
      <h2 id="known-title">{t('signUp.resume')}</h2>
      {companies.map((company) =>
        company.people
          .filter(({ isInvited }) => !isInvited)
          .slice(0, 3)
          .map((person) => (
            <button
              key={person.id}
              type="button"
              class="button quiet wide"
              onClick={() => {
                resumeCompany(company, person)
                onDone()
              }}
            >
              {t('signUp.resumeAs', { company: company.name, name: person.name })}
            </button>
          )),
      )}
    </section>
  )
}
