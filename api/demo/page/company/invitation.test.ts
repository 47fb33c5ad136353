import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newCompany } from './company.ts'
import { invitationLink, readInvitation } from './invitation.ts'

const company = newCompany('acc_éclairs', 'Éclairs & Söhne', 'team', '2026-05-20T14:00:00.000Z')
const person = { id: 'usr_1', name: 'Zoë “Z” Łukasz', email: '', isInvited: true }

describe('invitationLink', () => {
  beforeEach(() => vi.stubGlobal('location', { origin: 'http://localhost:4400' }))
  afterEach(() => vi.unstubAllGlobals())

  it('carries company and person in its hash, whatever alphabet they use', () => {
    const { origin, pathname, hash } = new URL(invitationLink(company, person))
    expect(origin + pathname).toBe('http://localhost:4400/demo/join')
    expect(readInvitation(hash)).toEqual({ company, person })
  })

  it.each(['', '#', '#not-an-invitation', '#e30'])('reads nothing from "%s"', (hash) => {
    expect(readInvitation(hash)).toBeUndefined()
  })

  it('reads nothing from a link that was cut short', () => {
    const { hash } = new URL(invitationLink(company, null))
    expect(readInvitation(hash.slice(0, -20))).toBeUndefined()
  })
})
