// For `node --import`: the wall clock of this process is off by as many milliseconds as a file says,
// and jumps when the file changes. Timers and performance.now() are not touched, as with a real clock.
import { readFileSync } from 'node:fs'

const LOOK_EVERY_MS = 50
const file = process.env.FAULT_CLOCK_FILE
const RealDate = Date
const realNow = Date.now
let offsetMs = 0

function look() {
  try {
    offsetMs = Number(readFileSync(file, 'utf8'))
  } catch {
    // Being written, or not there yet: the clock goes on as it was.
  }
}

look()
setInterval(look, LOOK_EVERY_MS).unref()

RealDate.now = () => realNow() + offsetMs
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, self) =>
    Reflect.construct(target, args.length > 0 ? args : [target.now()], self),
  apply: (target) => new target(target.now()).toString(),
})
