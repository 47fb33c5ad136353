import { execFile } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** A Chromium as unpacked, and what it needs in its environment to find its libraries and fonts. */
export interface UnpackedChromium {
  executablePath: string
  env: Record<string, string>
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Unpacks the Chromium of the npm package into `.cache`, once: 2 s the first time, then nothing. */
export async function unpackChromium(): Promise<UnpackedChromium> {
  const folder = join(root, '.cache', `chromium-${readVersion()}`)
  if (!existsSync(folder)) await unpackInto(folder)
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  }
}

// Beside its final place and then renamed, since several test workers may arrive at once.
async function unpackInto(folder: string): Promise<void> {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const unfinished = mkdtempSync(`${folder}-`)
  const unpack = `import('@sparticuz/chromium').then(({ default: it }) => it.executablePath())`
  try {
    // In a process of its own, since the package goes by its environment: it unpacks into TMPDIR,
    // where it would otherwise trust whatever somebody has put there under that name; and the
    // libraries of a bare system it unpacks on AWS alone.
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', unpack], {
      cwd: root,
      env: { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    })
    // Its own one names folders of its own making. Without fonts all text has no size at all.
    writeFileSync(join(unfinished, 'fonts.conf'), fontsConfig(folder))
    renameSync(unfinished, folder)
  } catch (error) {
    if (!existsSync(join(folder, 'chromium'))) {
      throw new Error(
        'No Chromium could be had. Install one (apt-get install chromium) or name it: CHROMIUM_PATH=…',
        { cause: error },
      )
    }
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

function readVersion(): string {
  const file = join(root, 'node_modules/@sparticuz/chromium/package.json')
  return JSON.parse(readFileSync(file, 'utf8')).version
}

function fontsConfig(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`
}
