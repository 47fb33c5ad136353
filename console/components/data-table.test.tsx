// @vitest-environment happy-dom
import { render } from 'preact'
import { LocationProvider } from 'preact-iso'
import { act } from 'preact/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { DataTable, type Column } from './data-table.tsx'

interface Row {
  name: string
  uses: number | null
}

const rows: Row[] = [
  { name: 'Reports', uses: 3 },
  { name: 'Digest', uses: null },
  { name: 'API', uses: 12 },
]
const columns: Column<Row>[] = [
  { key: 'name', title: 'Name', cell: ({ name }) => name, sortBy: ({ name }) => name },
  {
    key: 'uses',
    title: 'Uses',
    numeric: true,
    cell: ({ uses }) => uses,
    sortBy: ({ uses }) => uses,
  },
]

async function showTable(address = '/') {
  history.replaceState(null, '', address)
  const host = document.body.appendChild(document.createElement('div'))
  await act(() =>
    render(
      <LocationProvider>
        <DataTable
          caption="Features"
          columns={columns}
          rows={rows}
          rowKey={({ name }) => name}
          rowHref={({ name }) => `/features/${name}`}
          sortParam="sort"
        />
      </LocationProvider>,
      host,
    ),
  )
}

const names = () => [...document.querySelectorAll('.row-link')].map((link) => link.textContent)

async function press(key: string): Promise<void> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
  await act(() => void document.activeElement?.dispatchEvent(event))
}

afterEach(() => {
  for (const host of document.body.children) render(null, host)
  document.body.replaceChildren()
})

describe('DataTable', () => {
  it('keeps the order given until one is asked for', async () => {
    await showTable()
    expect(names()).toEqual(['Reports', 'Digest', 'API'])
  })

  it.each([
    ['-uses', ['API', 'Reports', 'Digest']],
    ['uses', ['Reports', 'API', 'Digest']],
    ['name', ['API', 'Digest', 'Reports']],
    ['nonsense', ['Reports', 'Digest', 'API']],
  ])('sorts by the address, what is not known last: sort=%s', async (sort, order) => {
    await showTable(`/?sort=${sort}`)
    expect(names()).toEqual(order)
  })

  it('writes a chosen order into the address and says it to a screen reader', async () => {
    await showTable()
    await act(() => document.querySelectorAll<HTMLElement>('.sort')[1]?.click())
    expect(location.search).toBe('?sort=-uses')
    expect(document.querySelector('th[aria-sort]')?.getAttribute('aria-sort')).toBe('descending')
  })

  it('walks its rows with arrows and j and k, and stays at the ends', async () => {
    await showTable()
    document.querySelector<HTMLElement>('.row-link')?.focus()
    const walked: (string | null | undefined)[] = []
    for (const key of ['j', 'ArrowDown', 'j', 'k']) {
      await press(key)
      walked.push(document.activeElement?.textContent)
    }
    expect(walked).toEqual(['Digest', 'API', 'API', 'Digest'])
  })
})
