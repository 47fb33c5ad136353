import text from './beside.css?inline'

/** For what stands beside an element of the page; attributes as `keepBeside` and its owner set them. */
export const beside: string = text
