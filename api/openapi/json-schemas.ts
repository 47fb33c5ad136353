import { accountRowSchema, accountSchema } from '#contract/account'
import { conditionSchema } from '#contract/condition'
import { batchResponseSchema, wireEventSchema } from '#contract/event-batch'
import { guideDraftSchema, guideSchema } from '#contract/guide'
import { featureSchema, milestoneSchema } from '#contract/milestone'
import { problemSchema } from '#contract/problem'
import { environmentSchema } from '#contract/workspace'
import { z } from 'zod'

export type JsonSchema = Record<string, unknown>

/** Schemas that get a name in the document; the others stand where they are used. */
const named = z.registry<{ id: string }>()
named.add(conditionSchema, { id: 'Condition' })
named.add(problemSchema, { id: 'Problem' })
named.add(environmentSchema, { id: 'Environment' })
named.add(accountRowSchema, { id: 'AccountRow' })
named.add(accountSchema, { id: 'Account' })
named.add(milestoneSchema, { id: 'Milestone' })
named.add(featureSchema, { id: 'Feature' })
named.add(guideDraftSchema, { id: 'GuideDraft' })
named.add(guideSchema, { id: 'Guide' })
named.add(wireEventSchema, { id: 'Event' })
named.add(batchResponseSchema, { id: 'BatchResponse' })

type Direction = 'input' | 'output'
const prefix = '#/components/schemas/'

/** Every named schema as we answer it, and once more as `<name>Input` where clients send it otherwise. */
export function namedJsonSchemas(): Record<string, JsonSchema> {
  const all = Object.keys(byDirection.output).map((id) => [id, convertNamed(id, 'output')] as const)
  const inputs = [...sentOtherwise].map((id) => [`${id}Input`, convertNamed(id, 'input')] as const)
  return Object.fromEntries([...all, ...inputs])
}

/** A schema as JSON Schema, with references to the named ones. Defaults make the two directions differ. */
export function toJsonSchema(schema: z.ZodType, direction: Direction): JsonSchema {
  // Inside an object, so that a named schema comes out as a reference like any other.
  const { properties } = convert(z.object({ value: schema }), direction)
  return refer((properties as { value: JsonSchema }).value, direction)
}

const byDirection = { input: convertAll('input'), output: convertAll('output') }
const sentOtherwise = listSentOtherwise()

function convertAll(direction: Direction): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(named, {
    io: direction,
    unrepresentable: 'any',
    uri: (id) => prefix + id,
  })
  return schemas
}

function convert(schema: z.ZodType, direction: Direction): JsonSchema {
  return z.toJSONSchema(schema, { metadata: named, io: direction, unrepresentable: 'any' })
}

function convertNamed(id: string, direction: Direction): JsonSchema {
  const { $schema: _, $id: __, ...schema } = byDirection[direction][id] ?? {}
  return refer(schema, direction)
}

/** Those that differ between the directions, and those that refer to one that does. */
function listSentOtherwise(): Set<string> {
  const { input, output } = byDirection
  const ids = Object.keys(output)
  const found = new Set(
    ids.filter((id) => JSON.stringify(input[id]) !== JSON.stringify(output[id])),
  )
  for (let before = -1; before !== found.size;) {
    before = found.size
    for (const id of ids) {
      const text = JSON.stringify(input[id])
      if ([...found].some((other) => text.includes(`"${prefix}${other}"`))) found.add(id)
    }
  }
  return found
}

/** Points every reference into the document, at the name for this direction. */
function refer<T>(value: T, direction: Direction): T {
  if (Array.isArray(value)) return value.map((each) => refer(each, direction)) as T
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, child]) => {
    if (key !== '$ref' || typeof child !== 'string') return [key, refer(child, direction)]
    const id = child.replace('#/$defs/', '').replace(prefix, '')
    return [key, prefix + (direction === 'input' && sentOtherwise.has(id) ? `${id}Input` : id)]
  })
  return Object.fromEntries(entries) as T
}
