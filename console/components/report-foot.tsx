import { formatExact } from '../format.ts'
import { useEnvironment } from '../session.tsx'
import { t } from '../words/translate.ts'
import { PrintedDefinition, type ReportFacts } from './definition-note.tsx'

/**
 * Ends a page of figures: as of when they hold and how fresh they are, in the reporting time zone, which decides where days
 * begin; and on paper what they mean.
 */
export function ReportFoot({ report }: { report: ReportFacts }) {
  const { timeZone } = useEnvironment().environment
  return (
    <>
      <p class="asof" title={timeZone}>
        {t('report.asOf', { time: formatExact(report.asOf, timeZone) })}.
        {report.freshAsOf != null && (
          <> {t('report.fresh', { time: formatExact(report.freshAsOf, timeZone) })}</>
        )}
      </p>
      <PrintedDefinition report={report} />
    </>
  )
}
