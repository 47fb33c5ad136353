import { accounts } from './fr/accounts.ts'
import { connect } from './fr/connect.ts'
import { funnel } from './fr/funnel.ts'
import { guideForms } from './fr/guide-forms.ts'
import { guideReports } from './fr/guide-reports.ts'
import { targets } from './fr/targets.ts'
import { decisions } from './fr/decisions.ts'
import { looks } from './fr/looks.ts'
import { guides } from './fr/guides.ts'
import { milestones } from './fr/milestones.ts'
import { refusals } from './fr/refusals.ts'
import { reportParts } from './fr/report-parts.ts'
import { reports } from './fr/reports.ts'
import { retention } from './fr/retention.ts'
import { rules } from './fr/rules.ts'
import { segments } from './fr/segments.ts'
import { shell } from './fr/shell.ts'
import { valueReports } from './fr/value-reports.ts'
import type { Catalogue } from './translate.ts'

export const fr: Catalogue = {
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
}
