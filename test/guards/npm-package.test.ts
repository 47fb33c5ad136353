import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { publint } from 'publint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sdkVersion } from '../../sdk/client.ts'
import { newTemporaryFolder } from '../harness/temporary-folder.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, 'dist/npm')
const bin = (name: string) => join(root, 'node_modules/.bin', name)
const read = (file: string) => readFileSync(join(folder, file), 'utf8')
const run = promisify(execFile)

const { path: project, remove } = newTemporaryFolder()
beforeAll(() => {
  mkdirSync(join(project, 'node_modules'))
  symlinkSync(folder, join(project, 'node_modules/milepost'))
  for (const name of ['react', 'react-dom', '@types']) {
    symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name))
  }
})
afterAll(remove)

describe('the npm package', () => {
  it('has nothing for publint to find', async () => {
    const { messages } = await publint({ pkgDir: folder, strict: true, pack: false })
    expect(messages.map(({ code, path }) => `${code} at ${path.join('.')}`)).toEqual([])
  })

  it('has types that are right wherever modules are understood', async () => {
    const { stdout } = await run('npm', ['pack', folder, '--silent', '--pack-destination', project])
    const args = [join(project, stdout.trim()), '--profile', 'esm-only', '--no-definitely-typed']
    // It fails when it finds a problem.
    const answer = await run(bin('attw'), args, { env: { ...process.env, NO_COLOR: '1' } })
    expect(answer.stdout).toContain('"milepost/react"')
  })

  it('says the version that it sends', () => {
    expect(JSON.parse(read('package.json'))).toMatchObject({
      name: 'milepost',
      version: sdkVersion,
    })
  })

  it('asks for nothing but React, and for that in one file', () => {
    const files = (readdirSync(folder, { recursive: true }) as string[]).filter((file) =>
      /\.(js|d\.ts)$/.test(file),
    )
    const asked = files.flatMap((file) =>
      [...read(file).matchAll(/(?:from|import)\s*\(?\s*["']([^."'][^"']*)["']/g)].map(
        ([, specifier]) => `${file} asks for ${specifier}`,
      ),
    )
    expect(asked.sort()).toEqual(['react.d.ts asks for react', 'react.js asks for react'])
  })

  it('can be used as its README says, under strict types and without ours', async () => {
    writeFileSync(join(project, 'package.json'), '{"type":"module"}')
    writeFileSync(join(project, 'app.tsx'), APP)
    for (const resolution of ['bundler', 'nodenext']) {
      const args = ['--noEmit', '--strict', '--jsx', 'react-jsx', '--target', 'es2022']
      const module = resolution === 'bundler' ? 'esnext' : resolution
      const { stdout } = await run(
        bin('tsc'),
        [...args, '--module', module, '--moduleResolution', resolution, join(project, 'app.tsx')],
        { cwd: project },
      ).catch((failure: { stdout: string }) => failure)
      expect(stdout).toBe('')
    }
  })

  it('touches nothing when a server imports it', async () => {
    const page = `
      import { createMilepost } from 'milepost'
      import { MilepostProvider, useChecklist, useMilestone } from 'milepost/react'
      import { createElement } from 'react'
      import { renderToString } from 'react-dom/server'
      const Progress = () =>
        JSON.stringify([typeof createMilepost, useChecklist(), useMilestone('report').reached])
      const options = { writeKey: 'mp_wk_1' }
      console.log(renderToString(createElement(MilepostProvider, { options }, createElement(Progress))))`
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', page], {
      cwd: project,
    })
    expect(stdout.trim()).toBe('[&quot;function&quot;,null,false]')
  })
})

const APP = `
import { createMilepost, type ChecklistView, type MilepostOptions } from 'milepost'
import { MilepostProvider, useChecklist, useMilepost, useMilestone } from 'milepost/react'

const options: MilepostOptions = { writeKey: 'mp_wk_1', host: '/mp', consent: 'required' }
const stop: () => void = createMilepost(options).on('milestone', ({ milestone }) => milestone.trim())
stop()

export function Progress() {
  const checklist = useChecklist('first-steps')
  const { reached, by } = useMilestone('report')
  const milepost = useMilepost()
  if (!checklist) return null
  const view: ChecklistView = checklist.view
  return (
    <button onClick={() => milepost.start(view.guideKey)} title={by}>
      {reached ? 'Done' : view.title}
    </button>
  )
}
export const App = () => (
  <MilepostProvider options={options}>
    <Progress />
  </MilepostProvider>
)
`
