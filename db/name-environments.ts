const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/**
 * The statement after which a transaction sees rows of these environments and no others. Not
 * `set_config()`, because Citus passes on to its workers what `set local` sets and nothing else. Throws
 * a TypeError on what is no UUID, since a statement of this kind takes no parameters.
 */
export function nameEnvironments(environmentIds: readonly string[]): string {
  const strange = environmentIds.find((id) => !uuid.test(id))
  if (strange !== undefined) throw new TypeError(`${JSON.stringify(strange)} is no environment id`)
  return `set local app.environments = '${environmentIds.join(',')}'`
}
