import { DrizzleQueryError } from 'drizzle-orm/errors'
import { expect, test } from 'vitest'
import { toLoggedError } from './to-logged-error.ts'

test('a failed query is logged without its values, also where they hold line ends', () => {
  const cause = Object.assign(new Error('canceling statement'), { code: '57014' })
  const error = new DrizzleQueryError('select $1', ['secret\ntoken'], cause)
  const logged = toLoggedError(new Error('Failed to read', { cause: error }))
  expect(JSON.stringify(logged)).not.toMatch(/secret|token/)
  expect(logged).toMatchObject({
    message: 'Failed to read',
    cause: { message: 'Failed query: select $1', cause: { code: '57014' } },
  })
  expect(logged.stack[0]).toMatch(/at /)
})

test('what is thrown without being an error is no reason to fail', () => {
  expect(toLoggedError('text')).toEqual({ type: 'string', message: '', stack: [] })
})
