/** What only ever holds something secret, whatever a name begins with: `newPassword`, `user_password`. */
const secretNames =
  /(password|passwd|passphrase|passcode|pwd|secret|apikey|privatekey|accesstoken|refreshtoken|creditcard|cardnumber|cardno|ccnumber|cvv2?|cvc2?|ssn|socialsecuritynumber)$/
/** What holds a card's number or something harmless. */
const cardNames = /(card|pan|cc)$/
/** Most names are none of these, and this is asked of every name that comes in. */
const anySign = /pass|pwd|secret|key|token|card|cc|cv[vc]|ssn|social|pan/i
const cardNumber = /^\D?(?:\d[ -]?){13,19}$/

/**
 * Whether a property of an event must not leave the page, or be kept: passwords, keys, numbers of cards
 * and of social security. Decided by its name, in any spelling, and for a `card` by what it holds.
 */
export function isSecretField(name: string, value: unknown): boolean {
  if (!anySign.test(name)) return false
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (secretNames.test(plain)) return typeof value === 'string' || typeof value === 'number'
  return cardNames.test(plain) && cardNumber.test(String(value))
}
