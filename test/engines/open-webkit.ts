import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { until, type EnginePage } from './engine-page.ts'

/** WebDriver's names for keys that are no text. */
const KEYS: Record<string, string> = { Escape: '\uE00C', Tab: '\uE004', Enter: '\uE007' }

/**
 * Opens a page in WebKitGTK (Debian: webkit2gtk-driver, xvfb), on a screen of its own, over
 * WebDriver. WebKitGTK is what Safari is made of, less Apple's own parts.
 */
export async function openWebkit(): Promise<EnginePage> {
  const started: ChildProcess[] = []
  const stop = () => {
    for (const child of started.toReversed()) child.kill()
  }
  try {
    const display = await startScreen(started)
    const port = await freePort()
    started.push(
      spawn('WebKitWebDriver', [`--port=${port}`], {
        env: { ...process.env, DISPLAY: display },
        stdio: 'ignore',
      }),
    )
    const driver = `http://127.0.0.1:${port}`
    await until(() =>
      fetch(`${driver}/status`).then(
        ({ ok }) => ok,
        () => false,
      ),
    )
    const { sessionId } = await call<{ sessionId: string }>(`${driver}/session`, {
      capabilities: {
        alwaysMatch: {
          'webkitgtk:browserOptions': { binary: findMiniBrowser(), args: ['--automation'] },
        },
      },
    })
    return pageOf(`${driver}/session/${sessionId}`, stop)
  } catch (error) {
    stop()
    throw error
  }
}

function pageOf(session: string, stop: () => void): EnginePage {
  const act = (actions: unknown[]) => call(`${session}/actions`, { actions })
  return {
    open: (url) => call(`${session}/url`, { url }),
    run: (script, ...args) =>
      call(`${session}/execute/sync`, {
        script: `return (${String(script)})(...arguments)`,
        args,
      }),
    clickAt: async (x, y) => {
      await act([
        {
          type: 'pointer',
          id: 'mouse',
          actions: [
            { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
            { type: 'pointerDown', button: 0 },
            { type: 'pointerUp', button: 0 },
          ],
        },
      ])
    },
    press: async (keys) => {
      const values = KEYS[keys] ? [KEYS[keys]] : keys.split('')
      await act([
        {
          type: 'key',
          id: 'keyboard',
          actions: values.flatMap((value) => [
            { type: 'keyDown', value },
            { type: 'keyUp', value },
          ]),
        },
      ])
    },
    close: async () => {
      await fetch(session, { method: 'DELETE' })
      stop()
    },
  }
}

async function call<Answer>(url: string, body: unknown): Promise<Answer> {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
  const { value } = (await answer.json()) as { value: Answer & { message?: string } }
  if (!answer.ok) throw new Error(`WebDriver: ${value.message}`)
  return value
}

/** A screen without a monitor; Xvfb chooses a free number and says it on the file we give it. */
async function startScreen(started: ChildProcess[]): Promise<string> {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  started.push(xvfb)
  const said = xvfb.stdio[3]
  return new Promise((resolve, reject) => {
    xvfb.once('error', reject)
    xvfb.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)))
    said?.once('data', (number: Buffer) => resolve(`:${number.toString().trim()}`))
  })
}

function findMiniBrowser(): string {
  // Debian keeps it apart by architecture and by version of the API.
  const binary = readdirSync('/usr/lib')
    .flatMap((folder) => [
      `/usr/lib/${folder}/webkit2gtk-4.1/MiniBrowser`,
      `/usr/lib/${folder}/webkit2gtk-4.0/MiniBrowser`,
    ])
    .find((file) => existsSync(file))
  if (!binary) throw new Error('There is no WebKitGTK MiniBrowser; install webkit2gtk-driver')
  return binary
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
