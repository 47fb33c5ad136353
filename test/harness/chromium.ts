import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Browser, type LaunchOptions } from 'playwright-core'
import { unpackChromium } from './unpack-chromium.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * Launches a real Chromium: the one CHROMIUM_PATH names, one that is installed, or the one that
 * came with npm. Close it when done.
 */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const installed = process.env.CHROMIUM_PATH || findOnPath()
  if (installed) return chromium.launch({ ...options, executablePath: installed })
  const { executablePath, env } = await unpackChromium()
  return chromium.launch({ ...options, executablePath, env: { ...processEnvironment(), ...env } })
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
