import type { PageStorage } from './page-storage.ts'

export interface Identity {
  anonymousId: string
  userId: string | undefined
  accountId: string | undefined
}

export interface IdentityKeeper {
  get(): Identity
  /**
   * Remembers who the user is. A change of user makes a new anonymous id and forgets the account,
   * because an anonymous id belongs to its first user for ever. True when the user changed.
   */
  identify(userId: string): boolean
  /** True when the account changed. */
  group(accountId: string): boolean
  /** The next person at this browser is nobody yet. */
  reset(): void
}

/**
 * Who the events are from. The anonymous id outlives the browser session; the user and the account
 * do not, so that a shared computer does not speak for yesterday's user.
 */
export function createIdentity(
  lasting: PageStorage,
  session: PageStorage,
  createId: () => string,
): IdentityKeeper {
  let anonymousId = text(lasting.read('anonymous'))
  let userId = text(session.read('user'))
  let accountId = text(session.read('account'))
  if (!anonymousId) renew()

  function renew(): void {
    lasting.write('anonymous', (anonymousId = createId()))
    lasting.write('owner', undefined)
    session.write('user', (userId = undefined))
    session.write('account', (accountId = undefined))
  }

  return {
    get: () => ({ anonymousId: anonymousId!, userId, accountId }),
    identify(next) {
      if (next === userId) return false
      const owner = text(lasting.read('owner'))
      if (owner !== undefined && owner !== next) renew()
      lasting.write('owner', next)
      session.write('user', (userId = next))
      return true
    },
    group(next) {
      if (next === accountId) return false
      session.write('account', (accountId = next))
      return true
    },
    reset: renew,
  }
}

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined)
