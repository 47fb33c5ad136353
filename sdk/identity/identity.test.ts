import { describe, expect, it } from 'vitest'
import { createIdentity } from './identity.ts'
import { createPageStorage } from './page-storage.ts'

function newBrowser() {
  const lasting = new MapStore()
  let count = 0
  return {
    lasting,
    /** A page in the given browser session; a new one forgets what belonged to the old. */
    open: (session = new MapStore()) =>
      createIdentity(
        createPageStorage(() => lasting, 'p:'),
        createPageStorage(() => session, 'p:'),
        () => `anonymous-${++count}`,
      ),
  }
}

class MapStore extends Map<string, string> {
  getItem = (key: string) => this.get(key) ?? null
  setItem = (key: string, value: string) => void this.set(key, value)
  removeItem = (key: string) => void this.delete(key)
}

describe('createIdentity', () => {
  it('keeps the anonymous id for ever, the user and account for the browser session', () => {
    const browser = newBrowser()
    const session = new MapStore()
    const first = browser.open(session)
    first.identify('u1')
    first.group('acme')
    expect(browser.open(session).get()).toEqual({
      anonymousId: 'anonymous-1',
      userId: 'u1',
      accountId: 'acme',
    })
    expect(browser.open().get()).toEqual({
      anonymousId: 'anonymous-1',
      userId: undefined,
      accountId: undefined,
    })
  })

  it('gives a second user an anonymous id of their own, also days later', () => {
    const browser = newBrowser()
    browser.open().identify('u1')
    const later = browser.open()
    later.identify('u2')
    expect(later.get()).toMatchObject({ anonymousId: 'anonymous-2', userId: 'u2' })
  })

  it('leaves the anonymous id with a user who signs in again', () => {
    const browser = newBrowser()
    browser.open().identify('u1')
    const later = browser.open()
    expect(later.identify('u1')).toBe(true)
    expect(later.get().anonymousId).toBe('anonymous-1')
    expect(later.identify('u1')).toBe(false)
  })

  it('keeps an account that was named before the user', () => {
    const identity = newBrowser().open()
    identity.group('acme')
    identity.identify('u1')
    expect(identity.get().accountId).toBe('acme')
  })

  it('forgets user and account on reset', () => {
    const identity = newBrowser().open()
    identity.identify('u1')
    identity.group('acme')
    identity.reset()
    expect(identity.get()).toEqual({
      anonymousId: 'anonymous-2',
      userId: undefined,
      accountId: undefined,
    })
  })
})

describe('createPageStorage', () => {
  it('holds values in memory where the page may not store, and writes them down when it may', () => {
    const store = new MapStore()
    let isAllowed = false
    const storage = createPageStorage(() => {
      if (!isAllowed) throw new Error('denied')
      return store
    }, 'p:')
    storage.write('a', [1])
    expect(storage.read('a')).toEqual([1])
    expect(store.size).toBe(0)
    isAllowed = true
    storage.persist()
    expect(store.get('p:a')).toBe('[1]')
    storage.write('a', [2])
    expect(storage.read('a')).toEqual([2])
  })

  it('reads a value that somebody else broke as absent', () => {
    const store = new MapStore([['p:a', '{']])
    expect(createPageStorage(() => store, 'p:').read('a')).toBeUndefined()
  })
})
