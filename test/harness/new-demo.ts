import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDemo, type Demo } from '../../api/demo/ensure-demo.ts'
import { newTemporaryFolder } from './temporary-folder.ts'
import { newTestApp, type TestApp } from './test-app.ts'

export interface TestDemo {
  testApp: TestApp
  dataFolder: string
  /** Starts as the server does, and waits for the sample history unless told to stop before it. */
  start(options?: { stopAfterBatches?: number }): Promise<Demo & { said: string[] }>
  close(): Promise<void>
}

/** An application with a data folder and a built page, on which the demo can be started. */
export async function newDemo(): Promise<TestDemo> {
  const folder = newTemporaryFolder()
  const distFolder = join(folder.path, 'dist')
  writeBuiltFile(distFolder, 'demo/index.html', '<html><head><!-- milepost --></head></html>')
  writeBuiltFile(distFolder, 'sdk/loader.js', 'start("__HOST__", "__WRITE_KEY__")\n')
  const testApp = await newTestApp({ isDemo: true, dataFolder: folder.path, distFolder })
  return {
    testApp,
    dataFolder: folder.path,
    start: async ({ stopAfterBatches = Infinity } = {}) => {
      const said: string[] = []
      let batches = 0
      const deps = {
        ...testApp.deps,
        dataFolder: folder.path,
        isDraining: () => batches >= stopAfterBatches,
        request: (path: string, init: RequestInit) => {
          if (path === '/v1/import') batches += 1
          return testApp.app.request(path, init)
        },
      }
      const demo = await ensureDemo(deps, { log: (line) => said.push(line) })
      await demo.history
      await testApp.runJobs()
      return { ...demo, said }
    },
    close: async () => {
      await testApp.close()
      folder.remove()
    },
  }
}

function writeBuiltFile(folder: string, name: string, text: string): void {
  mkdirSync(join(folder, name, '..'), { recursive: true })
  writeFileSync(join(folder, name), text)
}
