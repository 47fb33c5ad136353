import type { Company, Person } from './company.ts'

/** Everything a teammate needs to see the same company in a browser of their own. */
export interface Invitation {
  company: Company
  /** The invited person, if the link is for one. */
  person: Person | null
}

/** The link behind an invitation. The company travels in its hash, which is never sent to a server. */
export function invitationLink(company: Company, person: Person | null): string {
  const bytes = new TextEncoder().encode(JSON.stringify({ company, person } satisfies Invitation))
  const text = btoa(String.fromCodePoint(...bytes))
  const safe = text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  return `${location.origin}/demo/join#${safe}`
}

/** Reads the hash of an invitation link; undefined when it is none, or was cut short. */
export function readInvitation(hash: string): Invitation | undefined {
  try {
    const text = atob(hash.replace(/^#/, '').replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0)
    const invitation = JSON.parse(new TextDecoder().decode(bytes)) as Invitation
    return typeof invitation.company?.id === 'string' ? invitation : undefined
  } catch {
    return undefined
  }
}
