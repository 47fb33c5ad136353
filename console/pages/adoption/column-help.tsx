import type { FeatureAdoptionReport } from '#contract/reports/feature-adoption'
import { DefinitionNote } from '../../components/definition-note.tsx'
import { InfoPopover } from '../../components/info-popover.tsx'
import { t } from '../../words/translate.ts'

const columns = ['tried', 'adopted', 'timeToAdopt', 'depth', 'penetration', 'still'] as const

/** Every column of the feature table in a sentence, with who was counted. */
export function ColumnHelp({ report }: { report: FeatureAdoptionReport }) {
  return (
    <InfoPopover name={t('adoption.columnHelp')}>
      <dl class="definition">
        {columns.map((column) => (
          <div key={column}>
            <dt>{t(`adoption.${column}`)}</dt>
            <dd>{t(`adoption.means.${column}`)}</dd>
          </div>
        ))}
      </dl>
      <hr />
      <DefinitionNote meaning={t('adoption.featuresNote')} report={report} />
    </InfoPopover>
  )
}
