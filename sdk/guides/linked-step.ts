/** In an address: `<guideKey>.<stepKey>` of a checklist to open there. */
const PARAMETER = 'milepost_step'

/** A step that a colleague's link asks for. */
export interface LinkedStep {
  guideKey: string
  stepKey: string
}

/** The address of a page that opens the product at a step of a checklist. */
export function toStepLink(page: string, guideKey: string, stepKey: string): string {
  const url = new URL(page)
  url.searchParams.set(PARAMETER, `${guideKey}.${stepKey}`)
  return url.href
}

/** What the address of the page asks for; its keys hold no dot. */
export function readStepLink(url: string): LinkedStep | undefined {
  const [guideKey, stepKey] = new URL(url).searchParams.get(PARAMETER)?.split('.') ?? []
  return guideKey && stepKey ? { guideKey, stepKey } : undefined
}
