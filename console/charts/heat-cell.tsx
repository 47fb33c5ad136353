import { formatPercent } from '../format.ts'
import './heat-cell.css'

/**
 * A share as it stands in a heat map: the figure on a ground that deepens with it. `null` is not known
 * yet, and says why.
 */
export function HeatCell(props: { share: number | null; why?: string }) {
  const { share, why } = props
  if (share === null) {
    return (
      <span class="heat-cell heat-unknown" title={why}>
        –{why !== undefined && <span class="visually-hidden"> {why}</span>}
      </span>
    )
  }
  return (
    <span class="heat-cell" style={{ '--share': share.toFixed(3) }}>
      {formatPercent(share)}
    </span>
  )
}
