import { readFileSync } from 'node:fs'
import { z } from 'zod'

const requestSchema = z.looseObject({
  method: z.string().optional(),
  path: z.string().optional(),
  auth: z.string().optional(),
  headers: z.record(z.string(), z.unknown()).optional(),
  origin: z.string().optional(),
  raw: z.unknown().optional(),
  json: z.unknown().optional(),
  sentAt: z.string().optional(),
  transfer: z.string().optional(),
  rawHttp: z.string().optional(),
  variants: z.union([z.array(z.unknown()), z.number()]).optional(),
})
export type CaseRequest = z.infer<typeof requestSchema>

const expectationSchema = z.looseObject({
  status: z.array(z.number()).optional(),
  code: z.string().optional(),
  result: z.array(z.string()).optional(),
  results: z.string().optional(),
  warning: z.string().optional(),
  stored: z.union([z.string(), z.number()]).optional(),
  header: z.record(z.string(), z.string()).optional(),
  must: z.array(z.string()).optional(),
  note: z.string().optional(),
  max_note: z.string().optional(),
  max_ms: z.number().optional(),
  max_rss_delta_mb: z.number().optional(),
})
export type Expectation = z.infer<typeof expectationSchema>

const caseSchema = z.object({
  id: z.string(),
  area: z.string(),
  name: z.string(),
  request: requestSchema,
  expect: expectationSchema,
})
/** One bad input: what is sent, in words where JSON cannot say it, and the answers allowed. */
export type BadInput = z.infer<typeof caseSchema>

const catalogueSchema = z.looseObject({
  contract: z.looseObject({
    limits: z.record(z.string(), z.number()),
    global_invariants: z.array(z.string()),
  }),
})

/** A file of cases with the limits and invariants that hold for all of them. */
export interface Catalogue {
  limits: Record<string, number>
  invariants: string[]
  cases: BadInput[]
}

/** Reads a catalogue: the cases are the list in it whose rows have an id, whatever it is called. */
export function readCatalogue(file: string): Catalogue {
  const json: unknown = JSON.parse(readFileSync(file, 'utf8'))
  const { contract, ...rest } = catalogueSchema.parse(json)
  const cases = Object.values(rest).find((value) => Array.isArray(value))
  return {
    limits: contract.limits,
    invariants: contract.global_invariants,
    cases: z.array(caseSchema).parse(cases),
  }
}
