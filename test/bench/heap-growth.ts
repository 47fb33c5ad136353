import type { CDPSession } from 'playwright-core'
import type { GuestPage } from '../harness/guest-page.ts'

/** In the first ones the browser compiles and learns, which is no growth. */
const WARM_UP = 20
const CYCLES = 100

/**
 * Opens and closes a tour and a checklist a hundred times and reads what is left after garbage was
 * collected: bytes of heap, and nodes that are out of the document and still held.
 */
export async function measureHeapGrowth({
  page,
  standIn,
}: GuestPage): Promise<{ heapGrowthKb: number; detachedNodes: number }> {
  const session = await page.context().newCDPSession(page)
  const cycle = (count: number) => page.evaluate(openAndClose(count))
  const settle = async () => {
    await page.evaluate(() =>
      (window as unknown as { milepost(name: string): Promise<void> }).milepost('flush'),
    )
    await page.waitForLoadState('networkidle')
    standIn.events.clear()
    standIn.requests.length = 0
    return readHeap(session)
  }
  await cycle(WARM_UP)
  const before = await settle()
  await cycle(CYCLES)
  const after = await settle()
  return {
    heapGrowthKb: Math.round((after.bytes - before.bytes) / 1000),
    detachedNodes: after.detachedNodes - before.detachedNodes,
  }
}

/** As text: named functions of a module are changed on the way here. */
const openAndClose = (count: number) => `(async () => {
  const root = document.querySelector('milepost-root').shadowRoot
  const inside = (tag) => root.querySelector(tag)?.shadowRoot
  const until = async (isSo) => {
    for (let frames = 0; !isSo(); frames += 1) {
      if (frames > 3000) throw new Error('It never came: ' + isSo)
      await new Promise((done) => requestAnimationFrame(done))
    }
  }
  const press = async (tag, selector) => {
    await until(() => inside(tag)?.querySelector(selector))
    inside(tag).querySelector(selector).click()
    // What follows is drawn, as it is for a person who presses the next one.
    for (let frames = 0; frames < 3; frames += 1) await new Promise((done) => requestAnimationFrame(done))
  }
  for (let index = 0; index < ${count}; index += 1) {
    milepost('start', 'tooltip')
    await press('milepost-tour-step', '.head button')
    await until(() => !inside('milepost-tour-step'))
    // Small while a step is shown, and small again when asked for.
    await press('milepost-checklist', '.head button')
    await press('milepost-checklist', '.pill')
  }
})()`

async function readHeap(session: CDPSession): Promise<{ bytes: number; detachedNodes: number }> {
  // Weak references and finalizers need more than one round.
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { result } = await session.send('Runtime.evaluate', { expression: 'Node.prototype' })
  const { objects } = await session.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId!,
  })
  const counted = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId!,
    // Prototypes are among what is found, and are no nodes.
    functionDeclaration: `function () {
      return this.filter((node) => Object.hasOwn(node, 'constructor') ? false : !node.isConnected).length
    }`,
    returnByValue: true,
  })
  await session.send('Runtime.releaseObject', { objectId: objects.objectId! })
  return { bytes: usedSize, detachedNodes: counted.result.value as number }
}
