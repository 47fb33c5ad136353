import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { Card } from '../../components/page.tsx'
import { formatDuration } from '../../format.ts'
import { t } from '../../words/translate.ts'
import './time-to-value-page.css'

/** The figure that other tools lead with, here only beside the honest one, with what is wrong with it. */
export function ContrastCard({ report }: { report: TimeToFirstValueReport }) {
  const { convertersOnly, medianMs } = report.summary
  const say = (ms: number | null) => (ms === null ? '–' : formatDuration(ms))
  return (
    <Card title={t('ttv.contrast')}>
      <dl class="contrast">
        <div>
          <dt>{t('ttv.contrastConverters')}</dt>
          <dd class="contrast-misleading">{say(convertersOnly.medianMs)}</dd>
          <dd class="soft small">{t('ttv.contrastN', { count: convertersOnly.n })}</dd>
        </div>
        <div>
          <dt>{t('ttv.contrastAll')}</dt>
          <dd class="contrast-honest">
            {medianMs.estimate === null ? t('adoption.notHalf') : formatDuration(medianMs.estimate)}
          </dd>
          <dd class="soft small">{t('report.n', { count: report.n })}</dd>
        </div>
      </dl>
      <p class="soft">{t('ttv.contrastText')}</p>
    </Card>
  )
}
