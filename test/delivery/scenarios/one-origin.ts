import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openWithSdk, trackMany } from '../delivery-browser.ts'
import type { DeliveryRig } from '../delivery-rig.ts'
import { toOutcome, untilStored, type Outcome } from '../outcome.ts'
import { untilPromised } from '../until-promised.ts'

/**
 * D10: two workspaces on one origin, one of them also through an older copy of the SDK. All are down,
 * the browser is killed, and each event arrives at its own workspace alone.
 */
export async function shareOrigin(rig: DeliveryRig, { count = 50 } = {}): Promise<Outcome> {
  const other = await rig.newEnvironment()
  const script = readFileSync(join(process.cwd(), 'dist/sdk/milepost.js'), 'utf8')
  const html = (body: string) => ({ body, type: 'text/html; charset=utf-8' })
  const host = await rig.openHost({
    html: 'Host',
    files: {
      '/a': html(rig.snippetOf(rig.environment.writeKey)),
      '/b': html(rig.snippetOf(other.writeKey)),
      '/older': html(
        `<script src="/older.js" data-write-key="${rig.environment.writeKey}" data-host="${rig.gate.url}"></script>`,
      ),
      '/older.js': { body: script.replaceAll('1.0.0', '0.9.0'), type: 'text/javascript' },
    },
  })
  const browser = await rig.openBrowser()
  rig.gate.decide = () => 'cut'
  for (const path of ['a', 'b', 'older']) {
    const page = await openWithSdk(browser, host.url + path)
    await trackMany(page, { prefix: path, count })
  }
  await untilPromised(browser, 3 * count)
  await browser.killAndRestart()
  rig.gate.decide = () => 'pass'
  await browser.open(`${host.url}a`)
  await browser.open(`${host.url}b`)
  const [own, others] = [new Set<string>(), new Set<string>()]
  for (const label of browser.promised) (label.startsWith('b-') ? others : own).add(label)
  await untilStored(rig, own)
  await untilStored({ ...rig, listStored: () => rig.listStored(other) }, others)
  const strangers = [
    ...(await rig.listStored()).filter(({ label }) => !own.has(label)),
    ...(await rig.listStored(other)).filter(({ label }) => !others.has(label)),
  ]
  const outcome = await toOutcome(
    {
      ...rig,
      listStored: async () => [...(await rig.listStored()), ...(await rig.listStored(other))],
    },
    {
      id: 'D10',
      what: 'two workspaces and an older copy on one origin, browser killed',
      captured: 3 * count,
      promised: browser.promised,
      figures: `${strangers.length} events at the wrong workspace`,
      missed: strangers.map(({ label }) => `${label} arrived at the wrong workspace`),
    },
  )
  return outcome
}
