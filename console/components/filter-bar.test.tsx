// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import {
  clickOn,
  closeConsolePage,
  finding,
  openConsolePage,
  seeing,
} from '../../test/harness/console-page.tsx'

afterEach(closeConsolePage)

const nothing = { rows: [], nextCursor: null }
const open = (path: string, language: 'en' | 'de' = 'en') =>
  openConsolePage(
    path,
    {
      '/api/v1/metrics/retention': () => new Response(null, { status: 500 }),
      '/api/v1/segments': () => nothing,
      '/api/v1/guides': () => nothing,
      '/api/v1/accounts': () => nothing,
      '/api/v1/metrics/time-to-first-value': () => new Response(null, { status: 500 }),
    },
    language,
  )

/** The chips that a phone shows. */
const shown = () =>
  [...document.querySelectorAll('.page-filters > .chip:not(.filters-toggle)')]
    .filter((chip) => !chip.matches('.filters-folded .chip-usual'))
    .map((chip) => chip.querySelector('.chip-name')?.textContent)

describe('FilterBar', () => {
  it('folds what is as usual behind one button, and keeps the period and what is set', async () => {
    await open('/retention?level=user')
    const toggle = await finding('.filters-toggle', 'Filters1 set')
    expect(toggle.getAttribute('aria-expanded')).toBe('false')
    expect(shown()).toEqual(['Started in', 'Counted'])
    await clickOn('.filters-toggle')
    expect(toggle.getAttribute('aria-expanded')).toBe('true')
    expect(shown()).toEqual([
      'Started in',
      'As known',
      'Segment',
      'Counted',
      'Previous period',
      'Compare by',
    ])
    await clickOn('.filters-toggle')
    expect(shown()).toEqual(['Started in', 'Counted'])
  })

  it('leaves a chip where it is when it is put back, as the focus is on it', async () => {
    await open('/retention?level=user', 'de')
    await finding('.filters-toggle', 'Filter1 gesetzt')
    await clickOn('.choice', 'Konten')
    await finding('.filters-toggle', 'Filter')
    expect(location.search).not.toContain('level')
    expect(shown()).toEqual(['Gestartet', 'Gezählt werden'])
  })

  it('does not fold so few that the button would take their place', async () => {
    await open('/')
    await seeing('As known')
    await act(() => {})
    expect(document.querySelector('.filters-toggle')).toBeNull()
    expect(shown()).toEqual(['Started in', 'As known'])
  })
})
