import { formatPercent } from '../format.ts'
import './heat-cell.css'

/**
 * A share as it stands in a heat map: the figure on a ground that deepens with it. `null` is not known
 * yet, and says why. `open` says that the figure may still change, and how it is to be read until then.
 * `detail` is read out with the figure and shown over it: its interval, say, and of how many it is.
 */
export function HeatCell(props: {
  share: number | null
  why?: string
  open?: string
  detail?: string
}) {
  const { share, why, open, detail } = props
  if (share === null) {
    return (
      <span class="heat-cell heat-unknown" title={why}>
        –{why !== undefined && <span class="visually-hidden"> {why}</span>}
      </span>
    )
  }
  return (
    <span
      class={`heat-cell ${open === undefined ? '' : 'heat-open'}`}
      title={open ?? detail}
      style={{ '--share': share.toFixed(3) }}
    >
      {formatPercent(share)}
      {detail !== undefined && <span class="visually-hidden"> {detail}</span>}
      {open !== undefined && (
        <>
          <span aria-hidden="true">*</span>
          <span class="visually-hidden"> {open}</span>
        </>
      )}
    </span>
  )
}
