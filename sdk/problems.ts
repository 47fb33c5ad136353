/**
 * Every trouble the SDK can tell of: code and what it means to the person who builds the page. A
 * chunk of its own, loaded with the first problem: a page without trouble need not carry it.
 */
export const problems = {
  invalid_options: 'init needs a writeKey of the form mp_wk_…',
  already_initialised: 'init was called twice; the first call stays in force',
  invalid_call: 'this call is not known, or lacks an argument',
  event_not_json: 'an event holds something JSON cannot say, and was left out',
  event_too_large: 'an event is larger than 32 KiB, and was left out',
  event_rejected: 'the server refused an event; field and reason are in Live events',
  events_dropped: 'the outbox was full; the oldest events were dropped',
  request_refused: 'the server refused a request; its events were set aside',
  write_key_refused: 'the server refuses this write key or origin; events wait',
  storage_unavailable: 'events live in memory only, as the page may not store them',
  unknown_guide: 'no published guide with this key is for this user',
  chunk_failed: 'a part of the SDK could not be loaded; is its host allowed in script-src?',
  surface_failed: 'a surface could not be shown',
  target_lost: 'the element a tour step points at is not on the page',
  target_ambiguous: 'more than one element fits what a tour step points at',
  internal: 'something went wrong inside the SDK',
} as const
export type ProblemCode = keyof typeof problems
