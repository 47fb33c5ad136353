import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { members } from '../../../db/schema/members.ts'
import type { CaseRun } from '../case-run.ts'
import { cookieOf, newAddress, openConsoleSession, trySignIn } from './console-session.ts'
import { medianOf } from './send-again.ts'
import { named, type Recipe } from './recipe.ts'

const tooOften: Recipe = {
  fits: named('auth', /login \d+ times/),
  async run(run) {
    const { credentials } = await openConsoleSession(run)
    const wrong = { ...credentials, password: 'wrong horse battery' }
    const times = Number(run.one.request.repeat)
    let last = await trySignIn(run, wrong)
    for (let i = 1; i < times; i += 1) last = await trySignIn(run, wrong)
    run.trials.push(trialOf(run, last))
    const right = await trySignIn(run, credentials)
    run.holds('correct password still refused or challenged per policy', right.status === 429)

    // Many accounts from one /64, each address of it another one.
    const fromOneSubnet = (i: number) =>
      trySignIn(
        run,
        { ...wrong, email: `${i}-${credentials.email}` },
        { address: `2001:db8:${randomPart}:1::${i.toString(16)}` },
      )
    let answer = last
    for (let i = 1; i <= 21; i += 4) {
      const several = await Promise.all([0, 1, 2, 3].map((more) => fromOneSubnet(i + more)))
      answer = several.find(({ status }) => status === 429) ?? answer
    }
    run.holds('per account AND per IP(/64)', answer.status === 429)
  },
}
const randomPart = Math.floor(Math.random() * 0xffff).toString(16)

const unknownOrWrong: Recipe = {
  fits: named('auth', /login unknown/),
  async run(run) {
    const bodies = new Set<string>()
    const times: [number[], number[]] = [[], []]
    const [accountsMin, accountsMax] = [3, 10]
    let [wrong, unknown, isAlike] = [0, 0, false]
    // Each account has few attempts, so several of them: more where a busy machine makes alike unlike.
    for (let i = 0; i < accountsMin || (i < accountsMax && !isAlike); i += 1) {
      const { credentials } = await openConsoleSession(run)
      for (let attempt = 0; attempt < 4; attempt += 1) {
        const tries = [
          { ...credentials, password: 'wrong horse battery' },
          { email: `${randomUUID()}@example.com`, password: 'wrong horse battery' },
        ]
        for (const [kind, one] of tries.entries()) {
          const answer = await trySignIn(run, one)
          run.trials.push(trialOf(run, answer))
          times[kind]?.push(answer.ms)
          bodies.add(answer.text.replaceAll(/"requestId":"[^"]*"/g, ''))
        }
      }
      wrong = medianOf(times[0])
      unknown = medianOf(times[1])
      isAlike = Math.abs(wrong - unknown) < 0.15 * Math.max(wrong, unknown)
    }
    run.check(isAlike, `${Math.round(wrong)} ms where known, ${Math.round(unknown)} ms where not`)
    run.holds('same body; median time differs < 15 %', bodies.size === 1 && isAlike)
  },
}

/** After signing out, and after leaving the workspace; there is no way to change a password yet. */
const endedSession: Recipe = {
  fits: named('auth', /session cookie after/),
  async run(run) {
    const left = await openConsoleSession(run)
    const list = (one: typeof left) =>
      one.ask('GET', `/api/v1/keys?environment=${one.environment.environmentId}`)
    run.check((await list(left)).status === 200, 'the session does not work in the first place')
    await left.ask('POST', '/api/auth/sign-out', { body: '{}' })
    run.trials.push(trialOf(run, await list(left)))

    const removed = await openConsoleSession(run)
    await run.bench.server.database.control
      .delete(members)
      .where(eq(members.workspaceId, removed.environment.workspaceId))
    const { status } = await list(removed)
    run.check(status === 401, `a removed member is answered ${status}`)
  },
}

const presetCookie: Recipe = {
  fits: named('auth', /fixation/),
  async run(run) {
    const { credentials, cookie, environment } = await openConsoleSession(run)
    const [name = ''] = cookie.split('=')
    const preset = `${name}=${String(run.one.request.cookie)}.c2lnbmVk`
    const answer = await trySignIn(run, credentials, { cookie: preset, address: newAddress() })
    const { ask } = await openConsoleSession(run)
    const path = `/api/v1/keys?environment=${environment.environmentId}`
    const withPreset = await ask('GET', path, { headers: { cookie: preset } })
    const withNew = await ask('GET', path, { headers: { cookie: cookieOf(answer) } })
    run.holds(
      'new token after login, preset one never valid',
      answer.status === 200 &&
        !cookieOf(answer).includes(String(run.one.request.cookie)) &&
        withPreset.status === 401 &&
        withNew.status === 200,
    )
  },
}

function trialOf(run: CaseRun, answer: Awaited<ReturnType<typeof trySignIn>>) {
  const [environment] = run.environments
  if (!environment) throw new Error('A case about sign-in has an environment')
  return { environment, sending: undefined, events: [], siblings: [], answer, sentAtMs: Date.now() }
}

export const signIns = [tooOften, unknownOrWrong, endedSession, presetCookie]
