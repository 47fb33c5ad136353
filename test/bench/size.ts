// `npm run size`: what a customer's page downloads. Ends with one line of JSON; fails over budget.
import { describeSdkSizes, listSdkSizes, measureSdk } from './measure-sdk.ts'

const sizes = measureSdk()
const rows = listSdkSizes(sizes)
console.log('part            bytes  budget')
for (const { part, bytes, budget } of rows) {
  const mark = bytes > budget ? '  over budget' : ''
  console.log(`${part.padEnd(12)}${String(bytes).padStart(9)}${String(budget).padStart(8)}${mark}`)
}
console.log(`README.md: ${describeSdkSizes(sizes)}`)
console.log(JSON.stringify(sizes))
if (rows.some(({ bytes, budget }) => bytes > budget)) process.exitCode = 1
