/** Limits of the wire, the same for every way in (RELIABILITY 3.3; figures of the bad-input catalogue). */
export const wireLimits = {
  requestBytes: 512 * 1024,
  batchEvents: 500,
  eventBytes: 32 * 1024,
  depth: 10,
  keysPerEvent: 1024,
  keyChars: 255,
  stringBytes: 8 * 1024,
  nameChars: 200,
  idChars: 255,
} as const
