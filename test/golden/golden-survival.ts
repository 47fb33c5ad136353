import { resolve } from 'node:path'
import { survivalAnswers } from './survival-answers.ts'

/** `npm run golden:survival -- <file.csv>`: prints the estimators' answers as JSON. */
const [csvPath, ...others] = process.argv.slice(2)
if (csvPath === undefined || others.length > 0) {
  console.error('Usage: npm run golden:survival -- <file.csv>')
  process.exit(2)
}
try {
  // npm runs scripts in the repository's root; the path is meant from where the person stands.
  const path = resolve(process.env['INIT_CWD'] ?? '.', csvPath)
  console.log(JSON.stringify(survivalAnswers(path)))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
