import type { ComponentChildren } from 'preact'
import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { formatDate, formatExact, formatNumber, formatPercent } from '../format.ts'
import { useEnvironment } from '../session.tsx'
import { t } from '../words/translate.ts'

/** What every report carries of its own meaning. */
export type ReportFacts = Pick<
  TimeToFirstValueReport,
  'definition' | 'asOf' | 'period' | 'level' | 'n' | 'interval' | 'exclusions'
> & { notes?: TimeToFirstValueReport['notes']; freshAsOf?: string | null }

/**
 * What a number means, in the reader's language, with the facts it came with: who was counted,
 * since when, as of when, who was left out. The server's full definition is folded beneath.
 */
export function DefinitionNote({ meaning, report }: { meaning: string; report: ReportFacts }) {
  return (
    <div class="definition">
      <p>{meaning}</p>
      <dl class="definition">
        <CountedFacts report={report} />
      </dl>
      <details>
        <summary>{t('report.definition.full')}</summary>
        <dl class="definition definition-full">
          <DefinitionFacts definition={report.definition} />
        </dl>
      </details>
    </div>
  )
}

/** The same on paper, where nothing can be opened: at the end of the page, in full. */
export function PrintedDefinition({ report }: { report: ReportFacts }) {
  return (
    <section class="print-only print-meaning">
      <h2>{t('print.meaning')}</h2>
      <dl class="definition">
        <DefinitionFacts definition={report.definition} />
        <CountedFacts report={report} />
      </dl>
    </section>
  )
}

function CountedFacts({ report }: { report: ReportFacts }) {
  const { timeZone } = useEnvironment().environment
  return (
    <>
      <Fact name={t('report.definition.counted')}>{sayUnits(report)}</Fact>
      <Fact name={t('report.definition.period')}>{sayPeriod(report.period, timeZone)}</Fact>
      <Fact name={t('report.definition.asOf')}>{formatExact(report.asOf, timeZone)}</Fact>
      {report.freshAsOf != null && (
        <Fact name={t('report.definition.fresh')}>{formatExact(report.freshAsOf, timeZone)}</Fact>
      )}
      <Fact name={t('report.definition.interval')}>
        {formatPercent(report.interval.level)}, {report.interval.method}
      </Fact>
      <Reasons name={t('report.definition.excluded')} counted={report.exclusions} />
      <Reasons name={t('report.definition.notes')} counted={report.notes ?? []} />
    </>
  )
}

/** "60 accounts", "212 users": how many the numbers are of. */
export function sayUnits({ n, level }: Pick<ReportFacts, 'n' | 'level'>): string {
  return level === 'user' ? t('report.nUsers', { count: n }) : t('report.n', { count: n })
}

function Reasons(props: { name: string; counted: ReportFacts['exclusions'] }) {
  const some = props.counted.filter(({ count }) => count > 0)
  if (some.length === 0) return null
  return (
    <Fact name={props.name}>
      {some.map(({ reason, count }) => (
        <span key={reason} class="definition-line">
          {formatNumber(count)} · {reasonText(reason)}
        </span>
      ))}
    </Fact>
  )
}

/** As the server says it, in English: it is the text the number was made by. */
function DefinitionFacts({ definition }: { definition: ReportFacts['definition'] }) {
  const facts = [
    ['question', definition.question],
    ['population', definition.population],
    ['counts', definition.counts],
    ['window', definition.window],
    ['timeBasis', definition.timeBasis],
    ['caveats', definition.caveats.join(' ')],
  ] as const
  return (
    <>
      {facts.map(
        ([name, text]) =>
          text !== '' && (
            <Fact key={name} name={t(`report.definition.${name}`)}>
              <span lang="en">{text}</span>
            </Fact>
          ),
      )}
    </>
  )
}

function Fact(props: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}

const reasonWords = {
  internal: 'exclusion.internal',
  bot: 'exclusion.bot',
  erased: 'exclusion.erased',
  unknown_at_entry: 'exclusion.unknown_at_entry',
  value_at_entry: 'exclusion.value_at_entry',
  not_yet_observed: 'exclusion.not_yet_observed',
  delayed_entry: 'exclusion.delayed_entry',
  value_before_start: 'note.value_before_start',
  value_after_churn: 'note.value_after_churn',
} as const

/** A reason this console does not know yet is shown as the server calls it. */
function reasonText(reason: string): string {
  return Object.hasOwn(reasonWords, reason)
    ? t(reasonWords[reason as keyof typeof reasonWords])
    : reason.replaceAll('_', ' ')
}

/** "since 24 Aug 2026"; the end of a period is exclusive on the wire and inclusive in words. */
function sayPeriod(period: ReportFacts['period'], timeZone: string): string {
  const from = period.from === null ? null : formatDate(period.from, timeZone)
  const to = period.to === null ? null : formatDate(new Date(period.to).getTime() - 1, timeZone)
  if (from === null) return to === null ? t('report.period.open') : t('report.period.to', { to })
  if (to === null) return t('report.period.from', { from })
  return t('report.period.between', { from, to })
}
