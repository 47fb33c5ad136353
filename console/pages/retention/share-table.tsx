import type { Rate } from '#contract/estimates'
import { rateText } from '../../charts/rate-bar.tsx'
import { Button } from '../../components/button.tsx'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Card } from '../../components/page.tsx'
import { downloadCsv } from '../../download-csv.ts'
import { formatNumber } from '../../format.ts'
import { t } from '../../words/translate.ts'

interface Row {
  key: string
  name: string
  /** One for each column, all of the same units. */
  rates: readonly Rate[]
}

/** A few shares with their intervals, and of how many they are. */
export function ShareTable(props: {
  /** Names the file. */
  id: string
  title: string
  note: string
  /** What a row is about. */
  of: string
  columns: readonly string[]
  rows: readonly Row[]
}) {
  const columns: Column<Row>[] = [
    { key: 'name', title: props.of, cell: ({ name }) => name },
    ...props.columns.map((title, index): Column<Row> => ({
      key: title,
      title,
      numeric: true,
      cell: ({ rates }) => (rates[index] ? rateText(rates[index]) : '–'),
    })),
    {
      key: 'n',
      title: t('retention.of'),
      numeric: true,
      cell: ({ rates }) => formatNumber(rates[0]?.n ?? 0),
    },
  ]
  return (
    <Card
      flush
      title={props.title}
      note={props.note}
      aside={
        <Button look="quiet" icon="download" onClick={() => save(props.id, props.rows)}>
          {t('chart.download.csv')}
        </Button>
      }
    >
      <DataTable
        caption={props.title}
        columns={columns}
        rows={props.rows}
        rowKey={({ key }) => key}
      />
    </Card>
  )
}

function save(name: string, rows: readonly Row[]): void {
  downloadCsv(
    name,
    ['row', 'column', 'k', 'n', 'rate', 'lower', 'upper'],
    rows.flatMap(({ key, rates }) =>
      rates.map(({ k, n, rate, lower, upper }, index) => [key, index, k, n, rate, lower, upper]),
    ),
  )
}
