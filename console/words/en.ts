import { accounts } from './en/accounts.ts'
import { connect } from './en/connect.ts'
import { funnel } from './en/funnel.ts'
import { guideForms } from './en/guide-forms.ts'
import { guideReports } from './en/guide-reports.ts'
import { targets } from './en/targets.ts'
import { decisions } from './en/decisions.ts'
import { looks } from './en/looks.ts'
import { guides } from './en/guides.ts'
import { milestones } from './en/milestones.ts'
import { refusals } from './en/refusals.ts'
import { reportParts } from './en/report-parts.ts'
import { reports } from './en/reports.ts'
import { retention } from './en/retention.ts'
import { rules } from './en/rules.ts'
import { segments } from './en/segments.ts'
import { shell } from './en/shell.ts'
import { valueReports } from './en/value-reports.ts'

/** Every word of the console, in English; the other languages are typed from it. */
export const en = {
  ...shell,
  ...reports,
  ...reportParts,
  ...valueReports,
  ...accounts,
  ...retention,
  ...funnel,
  ...rules,
  ...segments,
  ...milestones,
  ...connect,
  ...guides,
  ...looks,
  ...decisions,
  ...targets,
  ...guideForms,
  ...guideReports,
  ...refusals,
} as const
