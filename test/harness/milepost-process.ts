import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A Milepost as a person starts it: the built server, in a process of its own. */
export interface MilepostProcess {
  pid: number
  /** Everything it has said so far, both streams. */
  output(): string
  /** Its address, once it says that it is ready. Rejects when it ends before that. */
  ready: Promise<string>
  /** Its exit code, or the signal that ended it. */
  exited: Promise<number | string>
  /** Sends a signal; resolves as `exited` does, at once when it has ended. */
  stop(signal?: NodeJS.Signals): Promise<number | string>
}

export interface MilepostProcessOptions {
  /** On top of a bare environment with a port of the system's choice. */
  env: Record<string, string>
  /** Another command than the built server, such as npm. */
  command?: [string, ...string[]]
  /** Another checkout than this one. */
  cwd?: string
}

const root = fileURLToPath(new URL('../..', import.meta.url))

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: { start: string }
}

/** The options of Node with which `npm start` runs the server. */
export const startOptions = scripts.start.split(' ').filter((word) => word.startsWith('--'))

/** Starts the built server (dist/server). Stop it when done. */
export function startMilepost({
  env,
  command,
  cwd = root,
}: MilepostProcessOptions): MilepostProcess {
  const [program, ...args] = command ?? [
    process.execPath,
    ...startOptions,
    join(root, 'dist/server/api/main.js'),
  ]
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(program, args, {
    cwd,
    env: { PATH, HOME, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  let onWords = () => {}
  const collect = (chunk: Buffer) => {
    words += chunk
    onWords()
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const exited = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? ''))
  })
  const ready = new Promise<string>((resolve, reject) => {
    onWords = () => {
      const address = /^Milepost is ready: (\S+)$/m.exec(words)?.[1]
      if (address) resolve(address)
    }
    void exited.then((how) => reject(new Error(`Milepost ended (${how}):\n${words}`)))
  })
  // Not every test waits for it; those that do still see it reject.
  ready.catch(() => {})
  return {
    pid: child.pid ?? 0,
    output: () => words,
    ready,
    exited,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal)
      return exited
    },
  }
}
