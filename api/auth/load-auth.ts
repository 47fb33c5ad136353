import type { AppDeps } from '../app-deps.ts'
import type { Auth } from './create-auth.ts'

/** Sign-in, as soon as it is loaded. */
export type LoadAuth = () => Promise<Auth>

/**
 * Loads sign-in when it is first asked for. Its library is a third of all that a start would read, and
 * pages and senders, who wait for a server that comes back, have no use for it.
 */
export function loadAuthOnce(deps: AppDeps): LoadAuth {
  let loaded: Promise<Auth> | undefined
  return () => (loaded ??= import('./create-auth.ts').then(({ createAuth }) => createAuth(deps)))
}
