import { accounts } from './de/accounts.ts'
import { reports } from './de/reports.ts'
import { shell } from './de/shell.ts'
import type { Catalogue } from './translate.ts'

export const de: Catalogue = { ...shell, ...reports, ...accounts }
