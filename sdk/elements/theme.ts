import text from './theme.css?inline'

/** What all surfaces share; theme.css says what can be set from outside. */
export const theme: string = text
