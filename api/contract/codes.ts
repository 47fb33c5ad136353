/**
 * The one table of what can be refused: code → HTTP status, sentence, way out.
 * A code is for ever; add, never rename. Request codes end a request; event codes refuse one event
 * of a batch while its siblings live.
 */
export interface CodeMeaning {
  /** HTTP status of a refused request; refused events travel in a 200 answer. */
  status: number
  /** What happened, for the person who meets it. */
  sentence: string
  /** What to do about it. */
  fix: string
}

export const requestCodes = {
  malformed_request: {
    status: 400,
    sentence: 'This is not a request that HTTP allows.',
    fix: 'Look at what stands between the sender and here: proxies, hand-written clients.',
  },
  incomplete_body: {
    status: 400,
    sentence: 'The connection ended before the body was whole; nothing was stored.',
    fix: 'Send it again.',
  },
  request_timeout: {
    status: 408,
    sentence: 'The request was not whole in time; nothing was stored.',
    fix: 'Send it again, in smaller batches where the line is slow.',
  },
  headers_too_large: {
    status: 431,
    sentence: 'The headers are larger than 16 KiB.',
    fix: 'Send fewer cookies and headers along.',
  },
  invalid_json: {
    status: 400,
    sentence: 'The body is not valid JSON.',
    fix: 'Send one JSON object, UTF-8, for example {"batch": [ … ]}.',
  },
  decode_error: {
    status: 400,
    sentence: 'The body does not match its Content-Encoding.',
    fix: 'Send the body as gzip or without a Content-Encoding.',
  },
  unsupported_encoding: {
    status: 415,
    sentence: 'This Content-Encoding is not supported.',
    fix: 'Use gzip, deflate or no encoding.',
  },
  unsupported_media_type: {
    status: 415,
    sentence: 'This content type is not read here.',
    fix: 'Send JSON as application/json or text/plain.',
  },
  batch_missing: {
    status: 400,
    sentence: 'The body has no "batch" array.',
    fix: 'Send {"batch": [event, …]}, or use /v1/track for a single event.',
  },
  empty_batch: {
    status: 400,
    sentence: 'The batch holds no events.',
    fix: 'Send at least one event.',
  },
  batch_too_large: {
    status: 413,
    sentence: 'The batch holds more than 500 events.',
    fix: 'Split it into batches of at most 500 events.',
  },
  payload_too_large: {
    status: 413,
    sentence: 'The body is larger than 512 KiB after decompression.',
    fix: 'Split it into smaller batches.',
  },
  invalid_key: {
    status: 401,
    sentence: 'The key is missing, unknown or revoked.',
    fix: 'Copy the key again from Install or Keys in the console.',
  },
  secret_key_in_browser: {
    status: 403,
    sentence: 'A secret key was sent from a browser.',
    fix: 'Revoke this key, and use the write key (mp_wk_…) in pages.',
  },
  origin_not_allowed: {
    status: 403,
    sentence: 'This origin is not on the list of the environment.',
    fix: 'Add the origin to the allowed origins of the environment.',
  },
  not_signed_in: {
    status: 401,
    sentence: 'You are not signed in, or the session has ended.',
    fix: 'Sign in again.',
  },
  wrong_credentials: {
    status: 401,
    sentence: 'The e-mail or the password is wrong.',
    fix: 'Check both and try again.',
  },
  not_allowed: {
    status: 403,
    sentence: 'Your role does not allow this.',
    fix: 'Ask an owner or admin of the workspace.',
  },
  cross_site_request: {
    status: 403,
    sentence: 'The request came from another site.',
    fix: 'Use the console itself, or a secret key from your server.',
  },
  not_found: {
    status: 404,
    sentence: 'There is nothing at this address.',
    fix: 'Check the id and the environment.',
  },
  method_not_allowed: {
    status: 405,
    sentence: 'This address does not answer this method.',
    fix: 'See the Allow header.',
  },
  invalid_query: {
    status: 400,
    sentence: 'A parameter of the address has a value that does not fit.',
    fix: 'See "errors": each names the parameter and what it takes.',
  },
  unknown_field: {
    status: 400,
    sentence: 'The body has a field that is not known here.',
    fix: 'See "errors" for its name; leave it out, or correct it.',
  },
  invalid_input: {
    status: 422,
    sentence: 'A field is missing or has a value that does not fit.',
    fix: 'See "errors": each names the field and what it takes.',
  },
  condition_not_monotone: {
    status: 422,
    sentence: 'A milestone can only build on events that happened.',
    fix: 'Leave out "not", current traits, segments and page conditions.',
  },
  condition_too_complex: {
    status: 422,
    sentence: 'The condition has too many alternatives.',
    fix: 'Use at most 16 event terms and 64 combinations of them.',
  },
  segment_cycle: {
    status: 422,
    sentence: 'A segment cannot be part of itself.',
    fix: 'See "errors" for the way round; take one of these segments out of another.',
  },
  segment_too_large: {
    status: 422,
    sentence: 'The segment asks for too much, counted with the segments in it.',
    fix: 'Use at most 200 comparisons in all.',
  },
  contrast_too_low: {
    status: 422,
    sentence: 'The theme colours are too close to be read.',
    fix: 'Use colours with a contrast of at least 4.5:1.',
  },
  accent_contrast_too_low: {
    status: 422,
    sentence: 'The accent colour is too light for white text, and to be read on white.',
    fix: 'Use the darker tone in "suggestion", or any colour of at least 4.5:1 against white.',
  },
  url_not_allowed: {
    status: 422,
    sentence: 'This address is not allowed here.',
    fix: 'Use an http, https, mailto or tel address.',
  },
  unsafe_url: {
    status: 422,
    sentence: 'A link of the guide is not a web, mail or telephone address.',
    fix: 'Use http, https, mailto or tel.',
  },
  version_conflict: {
    status: 409,
    sentence: 'Someone else saved this in the meantime.',
    fix: 'Reload, and apply your change again.',
  },
  key_taken: {
    status: 409,
    sentence: 'This key is already in use.',
    fix: 'Choose another key.',
  },
  in_use: {
    status: 409,
    sentence: 'A published guide or a segment still uses this.',
    fix: 'See "errors": take it out there, and publish or archive the guide.',
  },
  already_erased: {
    status: 410,
    sentence: 'This user or account was erased; nothing of it is kept.',
    fix: 'Leave it out, or use a new id.',
  },
  guide_not_ready: {
    status: 422,
    sentence: 'The guide cannot be published yet.',
    fix: 'See "errors": each names the step and what is missing.',
  },
  picker_token_invalid: {
    status: 403,
    sentence: 'This link for picking an element is not known here.',
    fix: 'Start again from the step in the console, and open the link it gives.',
  },
  picker_token_used: {
    status: 410,
    sentence: 'This link for picking an element was opened before.',
    fix: 'Each link opens once: start again from the step in the console.',
  },
  picker_token_expired: {
    status: 410,
    sentence: 'This link for picking an element has run out.',
    fix: 'A link lasts 5 minutes: start again from the step in the console.',
  },
  picker_origin_mismatch: {
    status: 403,
    sentence: 'This link for picking an element belongs to another website.',
    fix: 'Start again from the console with the address of this page.',
  },
  picker_session_over: {
    status: 410,
    sentence: 'The time for picking is over; what was saved before is kept.',
    fix: 'Start again from the step in the console.',
  },
  as_of_before_retention: {
    status: 422,
    sentence: 'Raw events of that time are no longer kept.',
    fix: 'Choose a later as-of date.',
  },
  period_before_retention: {
    status: 422,
    sentence: 'The period begins before anything of it was kept.',
    fix: 'Begin it at the instant named in "errors", or keep events for longer (retentionDays).',
  },
  query_too_long: {
    status: 422,
    sentence: 'The report took longer than a report may.',
    fix: 'Ask for less: a shorter period, a smaller segment, fewer groups, or as of now instead of a past as-of.',
  },
  caller_left: {
    status: 499,
    sentence: 'The caller left before the answer was there.',
    fix: 'Nothing to do; ask again if you still want to know.',
  },
  too_many_requests: {
    status: 429,
    sentence: 'Too many requests.',
    fix: 'Wait for the seconds named in Retry-After.',
  },
  unavailable: {
    status: 503,
    sentence: 'The database cannot be reached just now; whether this was stored is not known.',
    fix: 'Send it again after the seconds named in Retry-After; an event sent twice is stored once.',
  },
  internal: {
    status: 500,
    sentence: 'Something went wrong on our side.',
    fix: 'Try again; if it stays, report the request id.',
  },
} as const satisfies Record<string, CodeMeaning>

/** Why one event of a batch is refused. `status` is 200: the batch itself was answered. */
export const eventCodes = {
  invalid_event: {
    status: 200,
    sentence: 'The event is not a JSON object.',
    fix: 'Send {"type": "track", "event": "…", "userId": "…"}.',
  },
  unknown_type: {
    status: 200,
    sentence: 'The event type is not known.',
    fix: 'Use track, identify, group, page, screen or alias.',
  },
  event_too_large: {
    status: 200,
    sentence: 'The event is larger than 32 KiB.',
    fix: 'Send fewer or shorter properties.',
  },
  too_deep: {
    status: 200,
    sentence: 'Properties are nested deeper than 10 levels.',
    fix: 'Flatten the properties.',
  },
  too_many_keys: {
    status: 200,
    sentence: 'The event has more than 1,024 keys.',
    fix: 'Send fewer properties.',
  },
  key_too_long: {
    status: 200,
    sentence: 'A property name is longer than 255 characters.',
    fix: 'Use shorter property names.',
  },
  invalid_id: {
    status: 200,
    sentence: 'An id is empty, too long, not a string, or holds characters that no id may hold.',
    fix: 'Send ids as strings of 1 to 255 characters.',
  },
  identity_missing: {
    status: 200,
    sentence: 'The event has neither userId nor anonymousId.',
    fix: 'Call identify first, or send an anonymousId.',
  },
  invalid_message_id: {
    status: 200,
    sentence: 'The messageId is empty, too long, not a string, or holds characters no id may hold.',
    fix: 'Send a string of 1 to 255 characters, or leave it out.',
  },
  invalid_event_name: {
    status: 200,
    sentence: 'The event name is missing, empty or longer than 200 characters.',
    fix: 'Send "event" as a string of 1 to 200 characters.',
  },
  invalid_group: {
    status: 200,
    sentence: 'A group call needs a groupId and a userId or anonymousId.',
    fix: 'Send "groupId": the id of the account.',
  },
  invalid_alias: {
    status: 200,
    sentence: 'An alias call needs a previousId and a userId.',
    fix: 'Send both ids as strings.',
  },
  invalid_timestamp: {
    status: 200,
    sentence: 'The timestamp is not a date.',
    fix: 'Send RFC 3339, for example 2026-03-01T09:30:00.000Z.',
  },
  invalid_number: {
    status: 200,
    sentence: 'A number is too large or too small to be kept.',
    fix: 'Send finite numbers.',
  },
  invalid_properties: {
    status: 200,
    sentence: 'Properties, traits and context must be JSON objects.',
    fix: 'Send {"properties": { … }}.',
  },
  not_storable: {
    status: 200,
    sentence: 'The database refused a value of this event.',
    fix: 'Look at the payload below; report it if you cannot see why.',
  },
  erased: {
    status: 200,
    sentence: 'This user or account was erased; nothing of it is kept.',
    fix: 'Stop sending it, or use a new id.',
  },
} as const satisfies Record<string, CodeMeaning>

export type RequestCode = keyof typeof requestCodes
/** Why one event was refused. */
export type EventCode = keyof typeof eventCodes
export type Code = RequestCode | EventCode
