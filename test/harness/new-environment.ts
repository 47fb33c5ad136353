import { uuidv7 } from 'uuidv7'
import { createEnvironment } from '../../api/environments/create-environment.ts'
import { createKey } from '../../api/keys/create-key.ts'
import type { EnvironmentRow } from '../../api/request-context.ts'
import { createWorkspace, type OwnerInput } from '../../api/workspaces/create-workspace.ts'
import type { TestApp } from './test-app.ts'

export interface TestRequest {
  method?: string
  /** Sent as JSON; a string goes as it is. */
  body?: unknown
  headers?: Record<string, string>
}

export interface TestEnvironment {
  workspaceId: string
  environmentId: string
  environment: EnvironmentRow
  writeKey: string
  secretKey: string
  /** With the write key below /v1 (`/v1/import`: the secret key), with the secret key elsewhere. */
  request(path: string, init?: TestRequest): Promise<Response>
}

/** A workspace of its own with one environment and both keys. An owner costs a password hash. */
export async function newEnvironment(
  testApp: Pick<TestApp, 'database' | 'request'>,
  {
    slug = 'production',
    kind,
    timeZone = 'UTC',
    weekStart = 'monday',
    passiveEvents = [],
    owner,
    workspaceId: existing,
  }: {
    slug?: string
    kind?: EnvironmentRow['kind']
    timeZone?: string
    weekStart?: 'monday' | 'sunday'
    passiveEvents?: string[]
    owner?: OwnerInput
    /** A second environment of the same workspace. */
    workspaceId?: string
  } = {},
): Promise<TestEnvironment> {
  const { database } = testApp
  const workspaceId =
    existing ??
    (
      await createWorkspace(database, {
        name: 'Test',
        slug: `test-${uuidv7()}`,
        ...(owner ? { owner } : {}),
      })
    ).workspaceId
  const environment = await createEnvironment(database, {
    workspaceId,
    slug,
    name: slug,
    timeZone,
    weekStart,
    passiveEvents,
    ...(kind ? { kind } : {}),
  })
  const shared = { environmentId: environment.id, name: 'Test' }
  const { secret: writeKey } = await createKey(database, { ...shared, kind: 'write' })
  const { secret: secretKey } = await createKey(database, { ...shared, kind: 'secret' })
  return {
    workspaceId,
    environmentId: environment.id,
    environment,
    writeKey,
    secretKey,
    request: (path, { method, body, headers } = {}) => {
      const key = path.startsWith('/v1/') && !path.startsWith('/v1/import') ? writeKey : secretKey
      return testApp.request(path, {
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        headers: {
          authorization: `Bearer ${key}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined
          ? {}
          : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
    },
  }
}
