import { requestCodes } from '#contract/codes'
import { problemSchema } from '#contract/problem'
import type { z } from 'zod'
import type { RouteDescription } from './describe-route.ts'
import { namedJsonSchemas, toJsonSchema, type JsonSchema } from './json-schemas.ts'
import type { DescribedRoute } from './list-described-routes.ts'

/** The OpenAPI 3.1 document of these routes. Pure. */
export function openApiDocument(
  routes: readonly DescribedRoute[],
  { publicUrl }: { publicUrl: string },
): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {}
  for (const { method, path, description } of routes) {
    const shown = path.replace(/:(\w+)/g, '{$1}')
    paths[shown] = {
      ...paths[shown],
      [method.toLowerCase()]: operationOf(method, path, description),
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Milepost',
      version: '1',
      description:
        'Take in events (write key) and manage what they mean (secret key, or a console session ' +
        'with ?environment=). Times are ISO-8601 in UTC; lists page by cursor.',
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      schemas: namedJsonSchemas(),
      securitySchemes: {
        secretKey: { type: 'http', scheme: 'bearer', description: 'mp_sk_…, from a server only' },
        writeKey: { type: 'http', scheme: 'basic', description: 'mp_wk_… as user name' },
        session: { type: 'apiKey', in: 'cookie', name: 'milepost.session_token' },
      },
    },
  }
}

const security: Record<RouteDescription['security'], Record<string, string[]>[]> = {
  management: [{ secretKey: [] }, { session: [] }],
  member: [{ session: [] }],
  secret_key: [{ secretKey: [] }],
  write_key: [{ writeKey: [] }],
  none: [],
}

function operationOf(method: string, path: string, description: RouteDescription): JsonSchema {
  const { tag, summary, body, answer, status = 200, contentType = 'application/json' } = description
  const json = (schema: JsonSchema, type: string) => ({ content: { [type]: { schema } } })
  return {
    operationId: operationIdOf(method, path),
    tags: [tag],
    summary,
    security: security[description.security],
    parameters: [
      ...parametersOf('path', description.params ?? pathParams(path)),
      ...parametersOf('query', description.query),
      ...(description.security === 'management' ? [environmentParameter] : []),
    ],
    ...(body
      ? {
          requestBody: { required: true, ...json(toJsonSchema(body, 'input'), 'application/json') },
        }
      : {}),
    responses: {
      [status]: {
        description: summary,
        ...(answer ? json(toJsonSchema(answer, 'output'), contentType) : {}),
      },
      default: {
        description: `Refused. Codes: ${Object.keys(requestCodes).join(', ')}`,
        ...json(toJsonSchema(problemSchema, 'output'), 'application/problem+json'),
      },
    },
  }
}

const environmentParameter = {
  name: 'environment',
  in: 'query',
  required: false,
  description: 'Which environment, for a console session; a secret key implies its own',
  schema: { type: 'string', format: 'uuid' },
}

/** `PUT /api/v1/guides/:key` → `putGuidesKey`. */
function operationIdOf(method: string, path: string): string {
  const words = path
    .replace(/^\/(api\/)?v1/, '')
    .split(/[^a-zA-Z]+/)
    .filter(Boolean)
    .map((word) => word[0]?.toUpperCase() + word.slice(1))
  return method.toLowerCase() + words.join('')
}

/** The schemas of path and query are objects of fields. */
function parametersOf(
  place: 'path' | 'query',
  schema: z.ZodType | string[] | undefined,
): JsonSchema[] {
  if (!schema) return []
  if (Array.isArray(schema)) {
    return schema.map((name) => ({ name, in: place, required: true, schema: { type: 'string' } }))
  }
  const { properties = {}, required = [] } = toJsonSchema(schema, 'input') as {
    properties?: Record<string, JsonSchema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: field,
  }))
}

function pathParams(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
}
