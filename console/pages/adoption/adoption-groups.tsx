import type { FeatureAdoptionReport } from '#contract/reports/feature-adoption'
import type { ReportQuery } from '../../api-client.ts'
import { HeatCell } from '../../charts/heat-cell.tsx'
import { rateBeneath } from '../../charts/rate-bar.tsx'
import type { Column } from '../../components/data-table.tsx'
import { GroupTable } from '../../components/group-table.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useUrlState } from '../../use-url-state.ts'
import { t } from '../../words/translate.ts'

type Group = NonNullable<FeatureAdoptionReport['groups']>['rows'][number]
type Step = 'tried' | 'adopted'

/** Which group takes to which feature; nothing where the report was not grouped. */
export function AdoptionGroups(props: { report: FeatureAdoptionReport; query: ReportQuery }) {
  const { groups, rows: features } = props.report
  const [asked, setStep] = useUrlState('step', 'adopted')
  if (groups === null) return null
  const step: Step = asked === 'tried' ? 'tried' : 'adopted'
  return (
    <GroupTable
      metric="feature-adoption"
      query={props.query}
      by={groups.by}
      rows={groups.rows}
      counted={{ title: t('filter.level.account') }}
      columns={features.map(({ feature, name }) => column(feature, name, step))}
      note={t(`adoption.groups.${step}`)}
      aside={
        <Segmented
          label={t('adoption.groups.step')}
          hideLabel
          value={step}
          options={[
            { value: 'tried', label: t('adoption.tried') },
            { value: 'adopted', label: t('adoption.adopted') },
          ]}
          onValue={setStep}
        />
      }
    />
  )
}

function column(feature: string, name: string, step: Step): Column<Group> {
  return {
    key: feature,
    title: name,
    heat: true,
    cell: ({ features }) => {
      const rate = features.find((row) => row.feature === feature)?.[step]
      if (rate === undefined) return null
      return <HeatCell share={rate.rate} detail={rateBeneath(rate)} />
    },
  }
}
