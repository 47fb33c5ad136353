/** What a person needs to get in; absent where there is no demo. */
export interface DemoAccess {
  /** Path of the console page that the sign-in leads to. */
  consolePath: string
  email: string
  password: string
  /** Path of the demo product. */
  productPath: string
  writeKey: string
  secretKey: string
  /** Somebody has removed the sample data: product and keys are dead. */
  isRemoved: boolean
}

/** The lines printed when the server is ready. The first one is read by machines too. */
export function readyBlock(url: string, demo: DemoAccess | undefined): string {
  const ready = `Milepost is ready: ${url}`
  if (!demo) return `${ready}\n\n  Console       ${url}/\n`
  return `${ready}

  Console       ${url}${demo.consolePath}
    sign in as  ${demo.email}
    password    ${demo.password}
${demo.isRemoved ? removedLine(url, demo) : productLines(url, demo)}
`
}

function productLines(url: string, { productPath, writeKey, secretKey }: DemoAccess): string {
  return `  Demo product  ${url}${productPath}
  Write key     ${writeKey}
  Secret key    ${secretKey}`
}

function removedLine(url: string, { productPath }: DemoAccess): string {
  return `  Sample data   removed; how to bring it back: ${url}${productPath}`
}
