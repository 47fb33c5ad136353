import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'

/** Each way into the package and the source it is built from. */
export const npmEntries = { index: 'sdk/index.ts', react: 'sdk/react/react.ts' }

/** Puts beside the built modules what makes them a package: package.json, README and types. */
export function writeNpmPackage(root, to) {
  return {
    name: 'write-npm-package',
    buildStart() {
      for (const file of Object.values(npmEntries)) this.addWatchFile(join(root, file))
    },
    writeBundle() {
      writeFileSync(join(to, 'package.json'), `${JSON.stringify(describe(root), null, 2)}\n`)
      copyFileSync(join(root, 'sdk/README.md'), join(to, 'README.md'))
      writeTypes(root, to)
    },
  }
}

function describe(root) {
  const [, version] = /sdkVersion = '(.+?)'/.exec(readFileSync(join(root, 'sdk/client.ts'), 'utf8'))
  const entry = (name) => ({ types: `./${name}.d.ts`, default: `./${name}.js` })
  return {
    name: 'milepost',
    version,
    description: 'In-app onboarding that knows when the customer got value.',
    license: 'UNLICENSED',
    type: 'module',
    sideEffects: false,
    exports: { '.': entry('index'), './react': entry('react'), './package.json': './package.json' },
    peerDependencies: { react: '>=18' },
    peerDependenciesMeta: { react: { optional: true } },
  }
}

/** TypeScript 7 has no interface for bundlers, so its command writes the types and we gather them. */
function writeTypes(root, to) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'milepost-types-')))
  try {
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const config = join(root, 'test/config/tsconfig.npm-types.json')
    execFileSync(process.execPath, [tsc, '-p', config, '--outDir', folder], { stdio: 'inherit' })
    gatherTypes(folder, to)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Copies the types that the entries reach: what the package shows must not ask for packages that a
 * page does not have, so in place of what the contract reads off schemas stands what is written out.
 */
function gatherTypes(from, to) {
  const wanted = Object.entries(npmEntries).map(([name, source]) => [
    `${name}.d.ts`,
    source.replace(/\.ts$/, '.d.ts'),
  ])
  // An entry in a folder lies at the top of the package.
  const namesOfEntries = new Map(wanted.map(([name, source]) => [source, name]))
  const placeOf = (source) =>
    namesOfEntries.get(source) ?? source.replace(/^(sdk|api\/contract)\//, '')
  const read = (source) => readFileSync(join(from, source), 'utf8')
  const find = (source, specifier) => {
    const path = specifier.startsWith('#contract/')
      ? specifier.replace('#contract', 'api/contract')
      : posix.join(posix.dirname(source), specifier)
    const target = `${path.replace(/\.[tj]s$/, '')}.d.ts`
    return read(target).includes("from 'zod'") ? 'sdk/public-contract.d.ts' : target
  }
  const seen = new Set()
  const copy = (source) => {
    if (seen.has(source)) return
    seen.add(source)
    const text = read(source).replace(
      /(from |import\()(['"])([#.][^'"]+)\2/g,
      (_, before, quote, specifier) => {
        const target = find(source, specifier)
        copy(target)
        const path = posix.relative(posix.dirname(placeOf(source)), placeOf(target))
        const local = path.startsWith('.') ? path : `./${path}`
        return `${before}${quote}${local.replace(/\.d\.ts$/, '.js')}${quote}`
      },
    )
    const file = join(to, placeOf(source))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  for (const [, source] of wanted) copy(source)
}
