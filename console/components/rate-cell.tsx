import type { Rate } from '#contract/estimates'
import { RateBar, rateCount, rateText } from '../charts/rate-bar.tsx'
import { UnitsButton, type UnitsProps } from './units-button.tsx'
import './rate-cell.css'

/** Share with interval, count with who that is, and the bar beneath. */
export function RateCell({ rate, units }: { rate: Rate; units?: UnitsProps }) {
  return (
    <div class="rate-cell">
      <span class="numbers">{rateText(rate)}</span>
      <span class="numbers soft">
        {units ? <UnitsButton {...units}>{rateCount(rate)}</UnitsButton> : rateCount(rate)}
      </span>
      <RateBar rate={rate} />
    </div>
  )
}
