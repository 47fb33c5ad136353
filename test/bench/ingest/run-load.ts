import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type LoadPlan, type LoadResult, sendLoad } from './send-load.ts'

const script = fileURLToPath(import.meta.url)

/** Sends a plan from a process of its own, so that sending does not take turns with the server. */
export function runLoad(plan: LoadPlan): Promise<LoadResult> {
  return new Promise((resolve, reject) => {
    const sender = fork(script, [JSON.stringify(plan)])
    sender.once('message', (result) => resolve(result as LoadResult))
    sender.once('exit', (code) => reject(new Error(`the sender ended (${code})`)))
  })
}

if (process.argv[1] === script && process.send) {
  const result = await sendLoad(JSON.parse(process.argv[2]!) as LoadPlan)
  process.send(result, () => process.disconnect())
}
