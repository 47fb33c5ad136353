import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { Popover } from '../components/popover.tsx'
import { showToast } from '../components/toast.tsx'
import { downloadCsv, type CsvCell } from '../download-csv.ts'
import { useUrlState } from '../use-url-state.ts'
import { t } from '../words/translate.ts'
import { savePictureAsPng, savePictureAsSvg } from './save-picture.ts'

export interface ChartTable {
  header: readonly string[]
  /** As read on screen. */
  rows: readonly (readonly string[])[]
}

interface ChartFrameProps {
  /** Names the choice of view in the address and the files: `time-to-first-value`. */
  id: string
  /** The question the chart answers. */
  title: string
  note?: ComponentChildren
  /** Beside the title: an `InfoPopover` with what the figures mean. */
  info?: ComponentChildren
  /** The same figures for those who do not see the picture. */
  table: ChartTable
  /** Unrounded, for a spreadsheet. */
  csv: { header: readonly string[]; rows: readonly (readonly CsvCell[])[] }
  children: ComponentChildren
}

/** What every chart comes with: its question, its figures as a table, and itself as a file. */
export function ChartFrame(props: ChartFrameProps) {
  const [view, setView] = useUrlState(`view-${props.id}`, 'chart')
  const body = useRef<HTMLDivElement>(null)
  const asTable = view === 'table'
  return (
    <figure class="chart-frame">
      <div class="card-head">
        <figcaption>
          <div class="card-title">
            <h2>{props.title}</h2>
            {props.info}
          </div>
          {props.note !== undefined && <p class="soft small">{props.note}</p>}
        </figcaption>
        <div class="row">
          <Button
            look="quiet"
            icon={asTable ? 'chart' : 'table'}
            onClick={() => setView(asTable ? null : 'table')}
          >
            {t(asTable ? 'chart.asChart' : 'chart.asTable')}
          </Button>
          <DownloadMenu {...props} chartIn={body} asTable={asTable} />
        </div>
      </div>
      <div ref={body}>
        {asTable ? <FigureTable title={props.title} table={props.table} /> : props.children}
      </div>
    </figure>
  )
}

function DownloadMenu(
  props: ChartFrameProps & { chartIn: { current: HTMLDivElement | null }; asTable: boolean },
) {
  function save(as: 'svg' | 'png'): void {
    const chart = props.chartIn.current?.querySelector<SVGSVGElement>('svg.chart')
    if (!chart) return
    if (as === 'svg') savePictureAsSvg(props.id, chart)
    else {
      savePictureAsPng(props.id, chart).catch(() => {
        showToast(t('chart.downloadFailed'), 'problem')
      })
    }
  }
  return (
    <Popover
      align="end"
      trigger={(attributes) => (
        <Button look="quiet" icon="download" {...attributes}>
          {t('chart.download')}
        </Button>
      )}
    >
      {(close) => (
        <ul class="choices">
          {!props.asTable &&
            (['svg', 'png'] as const).map((as) => (
              <li key={as}>
                <button
                  type="button"
                  class="choice"
                  onClick={() => {
                    close()
                    save(as)
                  }}
                >
                  {t(`chart.download.${as}`)}
                </button>
              </li>
            ))}
          <li>
            <button
              type="button"
              class="choice"
              onClick={() => {
                close()
                downloadCsv(props.id, props.csv.header, props.csv.rows)
              }}
            >
              {t('chart.download.csv')}
            </button>
          </li>
        </ul>
      )}
    </Popover>
  )
}

function FigureTable({ title, table }: { title: string; table: ChartTable }) {
  return (
    <div class="figure-table" role="region" aria-label={title} tabIndex={0}>
      <table class="table">
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {table.header.map((text, index) => (
              <th key={text} scope="col" class={index === 0 ? '' : 'numeric'}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row[0]}>
              {row.map((text, index) => (
                <td key={table.header[index]} class={index === 0 ? 'numbers' : 'numeric'}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
