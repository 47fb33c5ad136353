import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventCodes, requestCodes } from '#contract/codes'
import { listDescribedRoutes } from '../../api/openapi/list-described-routes.ts'
import { newTestApp, type TestApp } from '../harness/test-app.ts'

let testApp: TestApp
let document: OpenApi
beforeAll(async () => {
  testApp = await newTestApp()
  document = await (await testApp.request('/api/openapi.json')).json()
})
afterAll(() => testApp.close())

interface OpenApi {
  openapi: string
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, object> }>>
  components: { schemas: Record<string, object> }
}

/** They are the description itself. */
const undescribed = ['/api/openapi.json', '/api/docs']

describe('the OpenAPI document', () => {
  test('describes every route below /api and /v1', () => {
    const described = new Set(
      listDescribedRoutes(testApp.app).map(({ method, path }) => `${method} ${path}`),
    )
    const routes = testApp.app.routes
      .filter(({ path, method }) => /^\/(api|v1)\//.test(path) && method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => !undescribed.some((path) => route.endsWith(` ${path}`)))
    expect(routes.length).toBeGreaterThan(50)
    expect([...new Set(routes)].filter((route) => !described.has(route))).toEqual([])
  })

  test('holds every reference it makes, and no operation twice', () => {
    const text = JSON.stringify(document)
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target ?? '')
    const missing = references.filter(
      (target) => !(target.replace('#/components/schemas/', '') in document.components.schemas),
    )
    expect(references.length).toBeGreaterThan(20)
    expect([...new Set(missing)]).toEqual([])
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    )
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
  })

  test('says that a rule may hold rules', () => {
    expect(JSON.stringify(document.components.schemas.Condition)).toContain(
      '"$ref":"#/components/schemas/Condition"',
    )
  })

  test('says where a client may leave out what we always answer', () => {
    const { paths } = document
    const put = JSON.stringify(paths['/api/v1/guides/{key}']?.put)
    expect(put).toContain('#/components/schemas/GuideDraftInput')
    expect(put).toContain('#/components/schemas/Guide"')
  })
})

test('the documentation page explains every code and loads nothing', async () => {
  const answer = await testApp.request('/api/docs')
  const html = await answer.text()
  for (const code of Object.keys({ ...requestCodes, ...eventCodes })) {
    expect(html).toContain(`id="${code}"`)
  }
  expect(html).not.toMatch(/<script|https?:\/\//)
  expect(answer.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-/,
  )
})
