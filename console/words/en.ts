import { accounts } from './en/accounts.ts'
import { reports } from './en/reports.ts'
import { shell } from './en/shell.ts'

/** Every word of the console, in English; the other languages are typed from it. */
export const en = { ...shell, ...reports, ...accounts } as const
