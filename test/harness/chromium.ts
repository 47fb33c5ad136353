import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type LaunchOptions } from 'playwright-core'
import { unpackChromium } from './unpack-chromium.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * Launches a real Chromium: the one CHROMIUM_PATH names, one that is installed, or the one that
 * came with npm. Close it when done.
 */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({ ...options, ...(await chooseExecutable()) })
}

/** A browser with a profile folder, which keeps what pages store for the next start. */
export interface ChromiumProfile {
  context: BrowserContext
  /** Ends the browser as a power cut does. */
  kill(): Promise<void>
}

/** Launches a real Chromium on a profile folder. Close its context when done. */
export async function launchChromiumProfile(folder: string): Promise<ChromiumProfile> {
  const context = await chromium.launchPersistentContext(folder, await chooseExecutable())
  const pid = await findBrowserPid(context)
  return {
    context,
    kill: async () => {
      const closed = new Promise((resolve) => context.once('close', resolve))
      process.kill(pid, 'SIGKILL')
      await closed
    },
  }
}

// Not from the lock in the profile: the headless shell that comes with npm makes none.
async function findBrowserPid(context: BrowserContext): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession()
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] }
  const pid = processInfo.find(({ type }) => type === 'browser')?.id
  if (!pid) throw new Error('Chromium does not tell its process id')
  return pid
}

async function chooseExecutable(): Promise<Pick<LaunchOptions, 'executablePath' | 'env'>> {
  const installed = process.env.CHROMIUM_PATH || findOnPath()
  if (installed) return { executablePath: installed }
  const { executablePath, env } = await unpackChromium()
  return { executablePath, env: { ...processEnvironment(), ...env } }
}

function findOnPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable)
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function processEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env)
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] != null))
}
