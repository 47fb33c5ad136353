import { currentTimeMs } from '../clock.ts'
import { formatExact } from '../format.ts'
import { useEnvironment } from '../session.tsx'
import { t } from '../words/translate.ts'

/** On paper only: whose figures these are, and when they were printed. */
export function PrintHead() {
  const { workspace, environment } = useEnvironment()
  return (
    <p class="print-only print-head" aria-hidden="true">
      {t('print.printed', {
        workspace: workspace.name,
        environment: environment.name,
        time: formatExact(currentTimeMs(), environment.timeZone),
      })}
    </p>
  )
}
