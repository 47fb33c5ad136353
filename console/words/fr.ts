import { accounts } from './fr/accounts.ts'
import { reports } from './fr/reports.ts'
import { shell } from './fr/shell.ts'
import type { Catalogue } from './translate.ts'

export const fr: Catalogue = { ...shell, ...reports, ...accounts }
