import text from './around.css?inline'

/** For what lies around an element of the page, as the ring of `keepBeside`. */
export const around: string = text
