// Everything that is built, one function per product. An entry that does not exist is left out.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import nodeResolve from '@rollup/plugin-node-resolve'
import esbuild, { minify } from 'rollup-plugin-esbuild'
import { minify as terse } from 'terser'
import { browserTargets } from './test/setup/build/browser-targets.mjs'
import { bundleCss, inlineCss } from './test/setup/build/css.mjs'
import { copySql } from './test/setup/build/copy-sql.mjs'
import { clearFolder, forgetOldFiles } from './test/setup/build/output-folder.mjs'
import { npmEntries, writeNpmPackage } from './test/setup/build/npm-package.mjs'
import { resolveContract } from './test/setup/build/resolve-contract.mjs'
import { createSdkManifest } from './test/setup/build/sdk-manifest.mjs'
import { shareChunks, shareDeciding } from './test/setup/build/share-chunks.mjs'
import { terseTemplates } from './test/setup/build/terse-templates.mjs'
import { writePage } from './test/setup/build/write-page.mjs'

const root = fileURLToPath(new URL('.', import.meta.url))

const products = { server, sdk, npm, console, demo }

/** All of them, or one: `rollup -c --configOnly sdk`. */
export default ({ configOnly = Object.keys(products).join() }) =>
  configOnly.split(',').flatMap((name) => products[name]())

/** The API as one file per module, so that SQL files lie beside their code as they do in source. */
function server() {
  return buildOf('api/main.ts', {
    external: (id) => !/^[./#]/.test(id) && !id.startsWith(root),
    plugins: [
      clearFolder('dist/server'),
      resolveContract(root),
      esbuild({ target: 'node20' }),
      copySql(root, ['api', 'db'], 'dist/server'),
    ],
    output: {
      dir: 'dist/server',
      format: 'es',
      preserveModules: true,
      preserveModulesRoot: root,
      entryFileNames: '[name].js',
      sourcemap: true,
    },
  })
}

/**
 * What an end user can be shown, each a chunk by the name that api/contract/rules/surface-chunk.ts
 * says; `targets` finds and follows elements of the page.
 */
const SURFACES = {
  checklist: 'sdk/surfaces/checklist.ts',
  tour: 'sdk/surfaces/tour.ts',
  hint: 'sdk/surfaces/hint.ts',
  messages: 'sdk/surfaces/messages.ts',
  targets: 'sdk/page/watch-target.ts',
}

/** For who builds the page or the guides. */
const TOOLS = { debug: 'sdk/debug/debug-overlay.ts', picker: 'sdk/picker/picker.ts' }

/** What runs in the customer's page: lazy chunks first, since the boot script names them by hash. */
function sdk() {
  const manifest = createSdkManifest()
  const plugins = [
    resolveContract(root),
    inlineCss(),
    nodeResolve({ browser: true }),
    esbuild({ target: browserTargets.esbuild }),
    terseTemplates(),
    minifyHard(),
  ]
  const chunksOf = (input, output = {}) => ({
    input: existing(input),
    // A surface that shares a module with a tool gives it away itself, without a file in between.
    preserveEntrySignatures: 'allow-extension',
    plugins: [...plugins, manifest.holdChunks()],
    output: { dir: 'dist/sdk', format: 'es', ...hashedNames(manifest.names), ...output },
  })
  if (!existsSync('sdk/boot.ts')) return []
  return [
    // Apart from the surfaces, so that deciding never waits for them, nor fails with them.
    chunksOf(
      {
        guides: 'sdk/guides/open-guides.ts',
        explain: 'sdk/guides/explain/explain-guides.ts',
        problems: 'sdk/problems.ts',
        'words-de': 'sdk/words/de.ts',
        'words-fr': 'sdk/words/fr.ts',
      },
      { manualChunks: shareDeciding },
    ),
    // For previews in the console only: pages have these words in `guides` already.
    chunksOf({ 'words-en': 'sdk/words/en.ts' }),
    chunksOf(
      { ...SURFACES, ...TOOLS },
      { manualChunks: shareChunks(SURFACES, Object.keys(SURFACES)) },
    ),
    ...buildOf('sdk/boot.ts', {
      plugins: [
        manifest.provide(),
        ...plugins,
        manifest.writeWithBoot(),
        forgetOldFiles('dist/sdk'),
      ],
      output: { file: 'dist/sdk/milepost.js', format: 'iife' },
    }),
    ...buildOf('sdk/loader.ts', {
      plugins,
      output: { file: 'dist/sdk/loader.js', format: 'iife' },
    }),
  ]
}

/** The same for a bundler: modules with types, to be minified by whoever bundles them. */
function npm() {
  return buildOf(npmEntries.index, {
    input: npmEntries,
    external: ['react'],
    plugins: [
      clearFolder('dist/npm'),
      resolveContract(root),
      inlineCss(),
      nodeResolve({ browser: true }),
      esbuild({ target: browserTargets.esbuild }),
      terseTemplates(),
      writeNpmPackage(root, 'dist/npm'),
    ],
    output: {
      dir: 'dist/npm',
      format: 'es',
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name].js',
      // Imports for their effects alone are warned of by bundlers; ours have none.
      hoistTransitiveImports: false,
    },
  })
}

function console() {
  return page('console/main.tsx', {
    html: 'console/index.html',
    to: 'dist/console',
    at: '/console/',
  })
}

function demo() {
  return page('api/demo/page/main.tsx', {
    html: 'api/demo/page/index.html',
    to: 'dist/demo',
    at: '/demo/assets/',
  })
}

/** A Preact application: hashed scripts and one style sheet, named in its HTML and a manifest.json. */
function page(entry, { html, to, at }) {
  return buildOf(entry, {
    // Without it rollup adds an empty chunk in front, to keep exports that a page does not have.
    preserveEntrySignatures: false,
    plugins: [
      resolveContract(root),
      bundleCss(),
      nodeResolve({ browser: true }),
      browserCode(),
      writePage({ html, base: at }),
      forgetOldFiles(to),
    ],
    output: { dir: to, format: 'es', ...hashedNames('[name].[hash:10].js') },
  })
}

function existing(entries) {
  return Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file)))
}

function buildOf(entry, options) {
  return existsSync(entry) ? [{ input: entry, ...options }] : []
}

function browserCode() {
  return [
    esbuild({ target: browserTargets.esbuild }),
    minify({ target: browserTargets.esbuild, legalComments: 'none' }),
  ]
}

/** Where every byte counts: 3.4 % smaller after brotli than by esbuild, and 6 % in the boot script. */
function minifyHard() {
  return {
    name: 'minify-hard',
    renderChunk: (code, _, { format }) =>
      terse(code, {
        ecma: 2022,
        module: format === 'es',
        compress: { passes: 3, lhs_constants: false },
      }),
  }
}

function hashedNames(pattern) {
  return {
    entryFileNames: pattern,
    chunkFileNames: pattern,
    assetFileNames: '[name].[hash:10][extname]',
    hashCharacters: 'base36',
  }
}
