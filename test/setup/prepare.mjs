// Makes the working copy ready: packages installed, and with `build` also everything built.
// Runs before every command, on a bare Node: it may use Node built-ins only, and it is silent and
// quick (0.1 s) when there is nothing to do.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { claimProcessLock } from '../../db/embedded/process-lock.mjs'
import { hashFiles } from './hash-files.mjs'
import { hydrateDatabaseLinks } from './hydrate-database-links.mjs'
import { mendPostgresDriver } from './mend-postgres-driver.mjs'
import { runPhase } from './run-phase.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const BUILD_SOURCES = [
  'sdk',
  'console',
  'api',
  'db',
  'test/setup/build',
  'rollup.config.mjs',
  'package.json',
  'tsconfig.json',
]

try {
  checkNode()
  if (isInstalled() && (process.argv[2] !== 'build' || isBuilt())) process.exit(0)
  await withSetupLock(async () => {
    // Asked again under the lock: the process we waited for has done it.
    if (!isInstalled()) await install()
    if (process.argv[2] === 'build' && !isBuilt()) await build()
  })
} catch (error) {
  process.stderr.write(`\n${error.message}\n`)
  process.exit(1)
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Error(
    `Milepost needs Node 20.19 or newer, and this is ${process.version}. Node 24 is a good choice: https://nodejs.org`,
  )
}

function isInstalled() {
  return readStamp('node_modules/.stamp') === installStamp()
}

function installStamp() {
  // The lockfile, and what is done to the packages. Not package.json, which changes with every script:
  // an install takes 10 s.
  const packages = hashFiles(root, ['package-lock.json', 'test/setup/mend-postgres-driver.mjs'])
  return `${packages} ${process.version} ${process.platform}-${process.arch}`
}

function isBuilt() {
  return readStamp('dist/.stamp') === hashFiles(root, BUILD_SOURCES)
}

async function install() {
  const npm = process.env.npm_execpath
  // --include=dev: the build needs it under NODE_ENV=production too. Install scripts are not run:
  // npm 12 blocks them anyway, and the only one that matters here is done below.
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
  ]
  const command = npm?.endsWith('js') ? [process.execPath, npm, ...args] : ['npm', ...args]
  await runPhase('Installing packages', command, {
    cwd: root,
    hint: 'The packages could not be installed. Is the npm registry within reach?',
  })
  hydrateDatabaseLinks(join(root, 'node_modules'))
  mendPostgresDriver(join(root, 'node_modules'))
  writeFileSync(join(root, 'node_modules/.stamp'), installStamp())
}

async function build() {
  // Taken before the build: what is edited while it runs is built the next time.
  const stamp = hashFiles(root, BUILD_SOURCES)
  const rollup = join(root, 'node_modules/rollup/dist/bin/rollup')
  await runPhase('Building', [process.execPath, rollup, '-c', '--silent'], {
    cwd: root,
    hint: 'The build failed. The reason is above.',
  })
  writeFileSync(join(root, 'dist/.stamp'), stamp)
}

async function withSetupLock(work) {
  const file = join(root, '.cache/setup.lock')
  let told = false
  for (;;) {
    const claim = claimProcessLock(file)
    if (claim.held) {
      process.once('exit', claim.release)
      try {
        return await work()
      } finally {
        claim.release()
      }
    }
    if (!told) {
      process.stderr.write(
        `Waiting for process ${claim.holder.pid}, which is setting up the same folder…\n`,
      )
      told = true
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function readStamp(path) {
  const file = join(root, path)
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}
