/** The same with one optional value set; undefined takes it out, so that nothing is said of it. */
export function setOptional<Whole extends object, Key extends keyof Whole>(
  whole: Whole,
  key: Key,
  value: Whole[Key] | undefined,
): Whole {
  const next = { ...whole }
  if (value === undefined) Reflect.deleteProperty(next, key)
  else next[key] = value
  return next
}
