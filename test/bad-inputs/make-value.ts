import { randomUUID } from 'node:crypto'
import { deflateSync, gzipSync } from 'node:zlib'
import { isRecord } from '#contract/rules/is-record'

/** What generators need to know of the contract. */
export interface Making {
  limits: Record<string, number>
  nowMs: number
}

const unitMs: Record<string, number> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  y: 365.25 * 86_400_000,
}

/** An event that nothing is wrong with, but for the fields given. */
export function validEvent(making: Making, fields: Record<string, unknown> = {}) {
  return {
    type: 'track',
    messageId: randomUUID(),
    anonymousId: 'anon-1',
    event: 'step_completed',
    timestamp: new Date(making.nowMs).toISOString(),
    properties: {},
    ...fields,
  }
}

/** A whole request with one event. */
export function validBody(making: Making, fields: Record<string, unknown> = {}) {
  return { sentAt: new Date(making.nowMs).toISOString(), batch: [validEvent(making, fields)] }
}

/** A value of the catalogue as it is sent: generators and `{{…}}` worked out, at any depth. */
export function makeValue(value: unknown, making: Making): unknown {
  if (typeof value === 'string') return fillIn(value, making)
  if (Array.isArray(value)) {
    return value.flatMap((one) => {
      const made = makeValue(one, making)
      // A generator of many events stands where one of them would.
      return isRecord(one) && 'gen' in one && Array.isArray(made) ? made : [made]
    })
  }
  if (!isRecord(value)) return value
  if (isRecord(value.gen)) return generate(value.gen, making)
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, makeValue(one, making)]),
  )
}

/** A body as bytes: text as it is, anything else as JSON. */
export function makeBody(value: unknown, making: Making): Buffer {
  const made = makeValue(value, making)
  if (Buffer.isBuffer(made)) return made
  return Buffer.from(typeof made === 'string' ? withEllipsis(made, making) : JSON.stringify(made))
}

function fillIn(text: string, { nowMs }: Making): string {
  return text
    .replaceAll('{{uuid}}', () => randomUUID())
    .replaceAll(/\{\{now((?:[+-]\d+[a-z]+)*)\}\}/g, (_, steps: string) => {
      let atMs = nowMs
      for (const [, sign, count, unit] of steps.matchAll(/([+-])(\d+)([a-z]+)/g)) {
        const size = unitMs[unit ?? '']
        if (!size) throw new Error(`No such unit of time: ${unit}`)
        atMs += (sign === '-' ? -1 : 1) * Number(count) * size
      }
      return new Date(atMs).toISOString()
    })
}

/** `{"messageId":"a",...}`: what is left out is what every event has. */
function withEllipsis(text: string, making: Making): string {
  const { messageId: _, ...rest } = validEvent(making)
  return text.replace(',...', () => `,${JSON.stringify(rest).slice(1, -1)}`)
}

function generate(gen: Record<string, unknown>, making: Making): unknown {
  const [name = ''] = Object.keys(gen)
  const make = generators[name]
  if (!make) throw new Error(`No such generator: ${name}`)
  return make(gen[name], making, gen)
}

const generators: Record<
  string,
  (value: unknown, making: Making, gen: Record<string, unknown>) => unknown
> = {
  json_of: (_, making) => JSON.stringify(validBody(making)),
  gzip: (inner, making) => gzipSync(makeBody(inner, making)),
  deflate: (inner, making) => deflateSync(makeBody(inner, making)),
  /** Any body without its last bytes. */
  cut: (inner, making, { bytes }) => makeBody(inner, making).subarray(0, -Number(bytes ?? 1)),
  hex: (text) => Buffer.from(String(text), 'hex'),
  repeat: (text, _, { n }) => String(text).repeat(Number(n)),
  pad_event_to_request_bytes: (size, making) =>
    padRequest(sizeOf(size, making.limits['request_bytes_decompressed']), making),
  valid_events: (count, making, { plus }) => [
    ...Array.from({ length: Number(count) }, () => validEvent(making)),
    ...(typeof plus === 'string' ? [JSON.parse(plus) as unknown] : []),
  ],
  event_bytes: (size, making) => padEvent(sizeOf(size, making.limits['event_bytes']), making),
  nest_objects: (depth) => nest(Number(depth), (inner) => ({ deeper: inner }), {}),
  nest_arrays: (depth) => nest(Number(depth), (inner) => [inner], []),
  keys: (count) =>
    Object.fromEntries(Array.from({ length: Number(count) }, (_, i) => [`key_${i}`, i])),
  event_property_raw: (raw, making) => eventWithRaw('{"value":<raw>}', String(raw), making),
  event_with_property_raw: (raw, making) =>
    eventWithRaw('{"value":<raw>}', String(raw).replace(/^(.+?)\.{3}(\d+)\.{3}.+$/s, deep), making),
  event_properties_raw: (raw, making) => eventWithRaw('<raw>', String(raw), making),
}

/** `[[[...5000...]]]`: so many of the first character, and their ends. */
function deep(_: string, opening: string, depth: string): string {
  const isList = opening.startsWith('[')
  return isList
    ? '['.repeat(Number(depth)) + ']'.repeat(Number(depth))
    : '{"a":'.repeat(Number(depth)) + '1' + '}'.repeat(Number(depth))
}

function eventWithRaw(properties: string, raw: string, making: Making): string {
  const body = JSON.stringify(validBody(making, { properties: '<properties>' }))
  return body.replace('"<properties>"', () => properties.replace('<raw>', () => raw))
}

/** `limit`, `limit+1`, `limit-1`, or a number. */
function sizeOf(size: unknown, limit: number | undefined): number {
  if (typeof size === 'number') return size
  const match = /^limit([+-]\d+)?$/.exec(String(size))
  if (!match || limit === undefined) throw new Error(`No such size: ${String(size)}`)
  return limit + Number(match[1] ?? 0)
}

function padEvent(bytes: number, making: Making) {
  const empty = validEvent(making, { properties: { text: '' } })
  const missing = bytes - Buffer.byteLength(JSON.stringify(empty))
  return { ...empty, properties: { text: 'x'.repeat(missing) } }
}

/** Of events that each fit, so that only the request's size is at stake. */
function padRequest(bytes: number, making: Making): string {
  const sentAt = new Date(making.nowMs).toISOString()
  const full = Math.floor(bytes / 20_000)
  const batch = Array.from({ length: full }, () => padEvent(16_000, making))
  const size = () => Buffer.byteLength(JSON.stringify({ sentAt, batch }))
  while (bytes - size() > 17_000) batch.push(padEvent(16_000, making))
  batch.push(padEvent(bytes - size() - 1, making))
  return JSON.stringify({ sentAt, batch })
}

function nest(depth: number, wrap: (inner: unknown) => unknown, innermost: unknown): unknown {
  let value = innermost
  for (let i = 1; i < depth; i += 1) value = wrap(value)
  return value
}
