import { accounts } from './de/accounts.ts'
import { connect } from './de/connect.ts'
import { funnel } from './de/funnel.ts'
import { guideForms } from './de/guide-forms.ts'
import { guideReports } from './de/guide-reports.ts'
import { targets } from './de/targets.ts'
import { decisions } from './de/decisions.ts'
import { looks } from './de/looks.ts'
import { guides } from './de/guides.ts'
import { milestones } from './de/milestones.ts'
import { refusals } from './de/refusals.ts'
import { reportParts } from './de/report-parts.ts'
import { reports } from './de/reports.ts'
import { retention } from './de/retention.ts'
import { rules } from './de/rules.ts'
import { segments } from './de/segments.ts'
import { shell } from './de/shell.ts'
import { valueReports } from './de/value-reports.ts'
import type { Catalogue } from './translate.ts'

export const de: Catalogue = {
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
