// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { ApiProblem } from './api-problem.ts'
import { forgetResources, useResource } from './use-resource.ts'

interface Asked {
  key: string
  signal: AbortSignal
  resolve: (value: string) => void
  reject: (problem: ApiProblem) => void
}

/** What a reader would see of a resource. */
function Shown(props: { of: string | null; asked: Asked[] }) {
  const resource = useResource(props.of, (signal) => {
    return new Promise<string>((resolve, reject) => {
      props.asked.push({ key: props.of ?? '', signal, resolve, reject })
    })
  })
  return (
    <button type="button" onClick={resource.reload}>
      {resource.state === 'ready' && `${resource.value}, stale: ${resource.stale?.code ?? 'no'}`}
      {resource.state === 'failed' && `failed: ${resource.problem.code}`}
      {resource.state === 'loading' && 'loading'}
    </button>
  )
}

/** A page that asks for one thing, and the network behind it, answered by hand. */
function openPage() {
  const host = document.body.appendChild(document.createElement('div'))
  const asked: Asked[] = []
  return {
    asked,
    text: () => host.textContent,
    show: (of: string | null) => act(async () => render(<Shown of={of} asked={asked} />, host)),
    answer: (index: number, value: string) => act(async () => asked[index]?.resolve(value)),
    refuse: (index: number, code: string) =>
      act(async () => asked[index]?.reject(new ApiProblem({ code, status: 503 }))),
    reload: () => act(async () => host.querySelector('button')?.click()),
    leave: () => act(async () => render(null, host)),
  }
}

afterEach(() => {
  document.body.replaceChildren()
  forgetResources()
})

describe('useResource', () => {
  it('goes from loading to ready', async () => {
    const page = openPage()
    await page.show('a')
    expect(page.text()).toBe('loading')
    await page.answer(0, 'figures')
    expect(page.text()).toBe('figures, stale: no')
  })

  it('tells a refusal with its code, and loads again on request', async () => {
    const page = openPage()
    await page.show('a')
    await page.refuse(0, 'unavailable')
    expect(page.text()).toBe('failed: unavailable')
    await page.reload()
    expect(page.text()).toBe('loading')
    await page.answer(1, 'figures')
    expect(page.text()).toBe('figures, stale: no')
  })

  it('keeps the old figures when a refresh fails, and says so', async () => {
    const page = openPage()
    await page.show('a')
    await page.answer(0, 'figures')
    await page.reload()
    await page.refuse(1, 'unavailable')
    expect(page.text()).toBe('figures, stale: unavailable')
  })

  it('never shows the answer to one question under another', async () => {
    const page = openPage()
    await page.show('a')
    await page.show('b')
    expect(page.asked[0]?.signal.aborted).toBe(true)
    await page.answer(0, 'figures of a')
    expect(page.text()).toBe('loading')
    await page.answer(1, 'figures of b')
    expect(page.text()).toBe('figures of b, stale: no')
  })

  it('shows at once what was fetched before, and refreshes behind', async () => {
    const page = openPage()
    await page.show('a')
    await page.answer(0, 'figures of a')
    await page.show('b')
    await page.show('a')
    expect(page.text()).toBe('figures of a, stale: no')
    expect(page.asked.map(({ key }) => key)).toEqual(['a', 'b', 'a'])
  })

  it('asks for nothing without a key', async () => {
    const page = openPage()
    await page.show(null)
    expect([page.asked.length, page.text()]).toEqual([0, 'loading'])
  })

  it('gives up its request when the page is left', async () => {
    const page = openPage()
    await page.show('a')
    await page.leave()
    expect(page.asked[0]?.signal.aborted).toBe(true)
  })
})
