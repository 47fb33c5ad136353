import fc from 'fast-check'

export type JsonSchema = Readonly<Record<string, unknown>>

/** Texts that break what was not prepared for them; chance alone would rarely find them. */
const oddText = fc.constantFrom(
  '',
  'a\0b',
  'a\ud800b',
  '__proto__',
  "'; drop table events; --",
  '<img src=x onerror=alert(1)>',
  '=1+1',
  '%',
  '2026-02-30T25:61:00Z',
  '9'.repeat(400),
)
const someText = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
const anyText = fc.oneof({ weight: 2, arbitrary: someText }, { weight: 1, arbitrary: oddText })

/**
 * Values that mostly fit a JSON Schema, as clients would send them, and sometimes do not. `components`
 * resolves references.
 */
export function arbitraryOf(
  schema: JsonSchema,
  components: Readonly<Record<string, JsonSchema>>,
  depth = 0,
): fc.Arbitrary<unknown> {
  const inner = (next: unknown) => arbitraryOf(next as JsonSchema, components, depth + 1)
  if (depth > 6) return fc.constantFrom(null, {}, [], 1, 'deep')
  if (typeof schema.$ref === 'string') {
    return inner(components[schema.$ref.replace('#/components/schemas/', '')] ?? {})
  }
  if ('const' in schema) return fc.constant(schema.const)
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum, 'none of these')
  const choices = schema.anyOf ?? schema.oneOf
  if (Array.isArray(choices)) return fc.oneof(...choices.map(inner))
  switch (schema.type) {
    case 'object':
      if (!schema.properties) return fc.dictionary(anyText, inner({}), { maxKeys: 3 })
      return arbitraryObject(schema, inner)
    case 'array':
      if (Array.isArray(schema.prefixItems)) return fc.tuple(...schema.prefixItems.map(inner))
      return fc.array(inner(schema.items ?? {}), { maxLength: 3 })
    case 'string':
      return schema.format === 'date-time'
        ? fc.oneof({ weight: 5, arbitrary: anyTime }, { weight: 1, arbitrary: oddText })
        : anyText
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: 0, max: 60 }), fc.double(), fc.constant(2 ** 53))
    case 'boolean':
      return fc.boolean()
    default:
      return fc.oneof(anyText, fc.dictionary(anyText, anyText), fc.jsonValue({ maxDepth: 2 }))
  }
}

const anyTime = fc
  .date({ noInvalidDate: true, min: new Date(-8.64e13), max: new Date(8.64e13) })
  .map((date) => date.toISOString())

function arbitraryObject(
  { properties = {}, required = [] }: JsonSchema,
  inner: (schema: unknown) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties as Record<string, unknown>).map(([name, field]) => [
      name,
      fc.oneof({ weight: 20, arbitrary: inner(field) }, { weight: 1, arbitrary: fc.jsonValue() }),
    ]),
  )
  return fc.record(fields, { requiredKeys: required as string[] })
}
