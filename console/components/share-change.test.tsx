// @vitest-environment happy-dom
import { render } from 'preact'
import { expect, it } from 'vitest'
import { ShareChange } from './share-change.tsx'

/** A share with 95% limits `within` of it. */
const share = (value: number, within: number | null) => ({
  share: value,
  lower: within === null ? null : value - within,
  upper: within === null ? null : value + within,
})

it.each([
  ['good where it is better than chance would do', share(0.7, 0.05), share(0.6, 0.05), 'better'],
  ['bad where it is worse than chance would do', share(0.6, 0.05), share(0.7, 0.05), 'worse'],
  ['neither where chance could do as much', share(0.7, 0.08), share(0.6, 0.08), undefined],
  ['neither where there are too few for limits', share(0.9, null), share(0.1, null), undefined],
])('shows a change as %s', (_, now, before, look) => {
  const place = document.createElement('div')
  render(<ShareChange now={now} before={before} />, place)
  expect(place.textContent).toContain('than the previous period')
  expect(place.querySelector('span')?.className).toBe(look && `change-${look}`)
})
