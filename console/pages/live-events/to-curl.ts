import { isRecord } from '#contract/rules/is-record'
import type { LiveEvent } from '#contract/live-event'

/**
 * A command that sends the same event again, as a new one: the id that would make it a duplicate is
 * left out. What was refused is sent as it came, cut where the server cut it.
 */
export function toCurl(event: LiveEvent, install: { host: string; writeKey: string }): string {
  const { payload } = event
  const body =
    typeof payload === 'string'
      ? `{"batch":[${payload}]}`
      : JSON.stringify({ batch: [toWireEvent(event)] })
  return [
    `curl ${quote(`${install.host}/v1/batch`)}`,
    `-u ${quote(`${install.writeKey}:`)}`,
    `-H 'content-type: application/json'`,
    `-d ${quote(body)}`,
  ].join(' \\\n  ')
}

function toWireEvent({ type, name, userId, anonymousId, accountId, payload }: LiveEvent) {
  const stored = isRecord(payload) ? payload : {}
  const properties = isRecord(stored['properties']) ? stored['properties'] : {}
  const about = type === 'identify' || type === 'group' ? { traits: properties } : { properties }
  return {
    type,
    ...(type === 'track' ? { event: name ?? '' } : {}),
    ...((type === 'page' || type === 'screen') && name !== null ? { name } : {}),
    ...(type === 'group' && accountId !== null ? { groupId: accountId } : {}),
    ...(userId === null ? {} : { userId }),
    ...(anonymousId === null ? {} : { anonymousId }),
    ...about,
    ...(isRecord(stored['context']) ? { context: stored['context'] } : {}),
  }
}

/** One argument for a POSIX shell, whatever is in it. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
