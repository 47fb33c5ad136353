import { spawn } from 'node:child_process'

/**
 * Runs a command as one line of progress, "Installing packages… 12 s". The seconds count up on a
 * terminal and are written at the end elsewhere. The command's own words are shown if it fails,
 * and then this throws with the hint.
 */
export async function runPhase(title, [command, ...args], { cwd, hint }) {
  const startedAtMs = Date.now()
  const seconds = () => Math.max(1, Math.round((Date.now() - startedAtMs) / 1000))
  const out = process.stderr
  out.write(`${title}…`)
  const ticker = out.isTTY
    ? setInterval(() => out.write(`\r${title}… ${seconds()} s`), 1000)
    : undefined
  const { code, words } = await run(command, args, cwd)
  clearInterval(ticker)
  out.write(out.isTTY ? `\r${title}… ${seconds()} s\n` : ` ${seconds()} s\n`)
  if (code === 0) return
  out.write(`${words.trim().split('\n').slice(-60).join('\n')}\n`)
  throw new Error(hint)
}

function run(command, args, cwd) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: needsShell(command),
    })
    let words = ''
    const collect = (chunk) => (words = (words + chunk).slice(-100_000))
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (error) => resolve({ code: 1, words: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, words }))
  })
}

// `npm` is a .cmd file on Windows, which only a shell can start.
function needsShell(command) {
  return process.platform === 'win32' && command === 'npm'
}
