// `npm run dev`: the server from its sources, started again on every change, what the browser loads
// rebuilt beside it, and the pages of the edge cases.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
// What is in dist from now on is not what `npm start` would have built.
rmSync(join(root, 'dist/.stamp'), { force: true })

const children = [
  ['rollup/dist/bin/rollup', '-c', '--watch', '--configOnly', 'sdk,console,demo'],
  ['tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'api/main.ts'],
  // Every kind of trouble that host pages make, to look at: http://localhost:4401
  ['tsx/dist/cli.mjs', 'test/host-pages/edge-cases/serve-cases.ts'],
].map(([program, ...args]) =>
  spawn(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: root,
    stdio: 'inherit',
    // Out of reach of the terminal's Ctrl-C: tsx takes a second signal for impatience, and kills.
    detached: true,
  }),
)

let isStopping = false
const stop = () => {
  if (isStopping) return
  isStopping = true
  for (const child of children) child.kill('SIGTERM')
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop)
for (const child of children) child.once('exit', stop)
