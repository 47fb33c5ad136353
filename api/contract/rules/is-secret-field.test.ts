import { describe, expect, test } from 'vitest'
import { isSecretField } from './is-secret-field.ts'

describe('isSecretField', () => {
  test.each([
    ['password', 'hunter2'],
    ['newPassword', 'hunter2'],
    ['user_password', 'hunter2'],
    ['PASSWD', 'hunter2'],
    ['client_secret', 'x'],
    ['api-key', 'x'],
    ['card', '4242424242424242'],
    ['card', 4242424242424242],
    ['credit_card', '4242 4242 4242 4242'],
    ['cardNumber', '4242-4242-4242-4242'],
    ['cvv', 123],
    ['ssn', '078-05-1120'],
  ])('finds %s: %j', (name, value) => expect(isSecretField(name, value)).toBe(true))

  test.each([
    ['card', 'pricing'],
    ['card', { title: 'Pricing' }],
    ['passwordChanged', true],
    ['passwordless', 'yes'],
    ['has_password', true],
    ['secretary', 'Ada'],
    ['expand', 'all'],
    ['orderNumber', '4242424242424242'],
  ])('leaves %s: %j', (name, value) => expect(isSecretField(name, value)).toBe(false))
})
