import { isRecord } from '#contract/rules/is-record'
import type { CaseRun } from '../case-run.ts'
import { openLiveEvents } from './pages.ts'

/**
 * Sends the case's events once more to an environment with an owner, and looks at them in Live events:
 * as text, with nothing run and no policy broken.
 */
export async function showStoredPayload(run: CaseRun): Promise<boolean> {
  const counted = [...run.environments]
  const { session, show } = await openLiveEvents(run)
  for (const { sending } of run.trials) {
    const body = sending?.body?.toString()
    if (body) await session.environment.request('/v1/batch', { body })
  }
  const watched = await show()
  const { page } = watched
  const [event] = run.trials.flatMap((trial) => trial.events).filter(isRecord)
  await page.getByText(String(event?.event), { exact: true }).first().waitFor()
  await page.locator('.live-open').first().click()
  await page.locator('.payload').waitFor()
  const shown = JSON.parse((await page.locator('.payload').textContent()) ?? '') as unknown
  const properties = isRecord(shown) ? shown.properties : undefined
  const isShown = JSON.stringify(properties) === JSON.stringify(event?.properties)
  const isSafe = await watched.isUntouched()
  await watched.close()
  run.environments = counted
  return isShown && isSafe
}
