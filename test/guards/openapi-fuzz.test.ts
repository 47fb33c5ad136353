import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { arbitraryOf, type JsonSchema } from '../harness/arbitrary-of-schema.ts'
import { newEnvironment, type TestEnvironment } from '../harness/new-environment.ts'
import { newTestApp, type TestApp } from '../harness/test-app.ts'

let testApp: TestApp
let environment: TestEnvironment
let document: OpenApi
beforeAll(async () => {
  testApp = await newTestApp()
  environment = await newEnvironment(testApp)
  document = await (await testApp.request('/api/openapi.json')).json()
})
afterAll(() => testApp.close())

interface Operation {
  parameters: { name: string; in: 'path' | 'query'; schema: JsonSchema }[]
  requestBody?: { content: { 'application/json': { schema: JsonSchema } } }
}
interface OpenApi {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, JsonSchema> }
}

const RUNS = 20
/** What needs files of a build, or would end the environment that is being tried. */
const leftOut = ['get /api/v1/install', 'delete /api/v1/environments/{id}']

describe('whatever is sent', () => {
  test('no management route breaks, and each answers as it is described', async () => {
    let asked = 0
    const statuses = new Map<number, number>()
    for (const [path, methods] of Object.entries(document.paths)) {
      if (!path.startsWith('/api/v1/') || path === '/api/v1/me') continue
      for (const [method, operation] of Object.entries(methods)) {
        if (leftOut.includes(`${method} ${path}`)) continue
        await fc.assert(
          fc.asyncProperty(arbitraryRequest(path, operation), async ({ address, body }) => {
            const answer = await environment.request(address, {
              method: method.toUpperCase(),
              ...(body === undefined ? {} : { body }),
            })
            asked += 1
            statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
            expect(answer.status, `${method} ${address} ${JSON.stringify(body)}`).toBeLessThan(500)
          }),
          { numRuns: RUNS, seed: 20_261_122, endOnFailure: true },
        )
      }
    }
    // A run in which everything is refused would prove little.
    expect(asked).toBeGreaterThan(RUNS * 30)
    expect(statuses.get(200) ?? 0).toBeGreaterThan(asked / 5)
  }, 120_000)
})

function arbitraryRequest(
  path: string,
  { parameters, requestBody }: Operation,
): fc.Arbitrary<{ address: string; body: unknown }> {
  const { schemas } = document.components
  const inPlace = (place: 'path' | 'query') =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === place && parameter.name !== 'environment')
        .map(({ name, schema }) => [name, arbitraryOf(schema, schemas).map(toText)]),
    )
  const schema = requestBody?.content['application/json'].schema
  return fc
    .record({
      params: fc.record(inPlace('path')),
      query: fc.record(inPlace('query'), { requiredKeys: [] }),
      body: schema ? arbitraryOf(schema, schemas) : fc.constant(undefined),
    })
    .map(({ params, query, body }) => ({
      address: `${fill(path, params)}?${new URLSearchParams(query as Record<string, string>).toString()}`,
      body,
    }))
}

/** The one environment there is, or the search would end at its address. */
function fill(path: string, params: Record<string, string>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (path.startsWith('/api/v1/environments/')) return environment.environmentId
    return encodeURIComponent((params[name] ?? 'x').replace(/\p{Surrogate}/gu, '?') || 'x')
  })
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '?') : JSON.stringify(value)
}
