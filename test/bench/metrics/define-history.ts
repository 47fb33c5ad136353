import { features, firstValue, milestones } from './history.ts'

/** The segment of a fifth of the accounts: 20,000 of 100,000. */
export const segment = 'pro'
export const funnel = 'onboarding'
/** Five steps that most accounts take in some order. */
export const funnelSteps = milestones.slice(0, 5).map((event) => ({ event }))

/** Says by the management API what a history is told by, before anything happens. */
export async function defineHistory(address: string, secretKey: string): Promise<void> {
  const put = async (path: string, body: object) => {
    const answer = await fetch(`${address}/api/v1/${path}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`PUT ${path}: ${answer.status} ${await answer.text()}`)
  }
  for (const event of milestones) {
    await put(`milestones/${event}`, {
      name: event,
      scope: 'account',
      condition: { event },
      firstValue: event === firstValue,
    })
  }
  for (const event of features) {
    await put(`features/${event}`, { name: event, condition: { event } })
  }
  const condition = { account: 'plan', op: 'is', value: 'pro' }
  await put(`segments/${segment}`, { name: 'Pro', condition })
  await put(`funnels/${funnel}`, { name: 'Onboarding', steps: funnelSteps, windowDays: 14 })
}
