import { formatExact } from '../format.ts'
import { useEnvironment } from '../session.tsx'
import { t } from '../words/translate.ts'

/** As of when the figures above hold, in the reporting time zone, which decides where days begin. */
export function AsOfNote({ at }: { at: string }) {
  const { timeZone } = useEnvironment().environment
  return (
    <p class="asof" title={timeZone}>
      {t('report.asOf', { time: formatExact(at, timeZone) })}
    </p>
  )
}
