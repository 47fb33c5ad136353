import { signal } from '@preact/signals'
import type { Company, Person } from './company.ts'

/** Who is signed in to which company, in this browser. */
export interface SignedIn {
  company: Company
  me: Person
}

const SESSION = 'tideboard.session'
const COMPANY = 'tideboard.company.'

interface Session {
  companyId: string
  userId: string
}

/** Nobody: the sign-up page is shown. */
export const signedIn = signal<SignedIn | null>(read())

// Another tab has changed something: show the same here.
addEventListener('storage', ({ key }) => {
  if (key === null || key === SESSION || key.startsWith(COMPANY)) signedIn.value = read()
})

/** Opens a session; the company and the person may be new. */
export function signIn(company: Company, me: Person): void {
  write(SESSION, { companyId: company.id, userId: me.id } satisfies Session)
  write(COMPANY + company.id, company)
  signedIn.value = { company, me }
}

/** The company stays in this browser, so that one can come back to it. */
export function signOut(): void {
  try {
    localStorage.removeItem(SESSION)
  } catch {
    // Storage is forbidden: there is nothing to forget.
  }
  signedIn.value = null
}

/** Changes the company of the session and keeps it. */
export function updateCompany(change: (company: Company) => Company): void {
  const now = signedIn.value
  if (!now) return
  const company = change(findCompany(now.company.id) ?? now.company)
  write(COMPANY + company.id, company)
  signedIn.value = { company, me: now.me }
}

export function findCompany(id: string): Company | undefined {
  return parse(COMPANY + id) as Company | undefined
}

/** Companies that were made or joined in this browser, newest first. */
export function listCompanies(): Company[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(COMPANY))
      .map((key) => findCompany(key.slice(COMPANY.length)))
      .filter((company) => company !== undefined)
      .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
  } catch {
    return []
  }
}

function read(): SignedIn | null {
  const session = parse(SESSION) as Session | undefined
  const company = session && findCompany(session.companyId)
  const me = company?.people.find(({ id }) => id === session?.userId)
  return company && me ? { company, me } : null
}

function parse(key: string): unknown {
  try {
    const text = localStorage.getItem(key)
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function write(key: string, value: object): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Without storage the demo lasts as long as the page.
  }
}
