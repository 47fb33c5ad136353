/** Words of the parts of time to value: outcomes, cohorts, groups, other milestones, retention. */
export const valueReports = {
  'outcomes.title': 'What became of everyone who started?',
  'outcomes.note':
    'Churned before value counts as churned, whatever came later. Drawn while at least {least} accounts are followed.',
  'outcomes.shareAxis': 'Share of accounts',
  'outcomes.summary':
    'Shares of accounts that reached value, are waiting, and churned without value, day by day.',
  'ttv.tab.everyone': 'Everyone',
  'ttv.tab.cohorts': 'Weekly intakes',
  'ttv.units.reached': 'Reached first value',
  'cohorts.title': 'Does each week’s intake get there sooner?',
  'cohorts.note':
    'Accounts by the week they started in, latest first. A share is told while ten of the week have been followed that long.',
  'cohorts.means':
    'Accounts of one week are followed from their start. Their share by day counts those who are still too young for as long as they have been followed (Kaplan-Meier).',
  'cohorts.week': 'Week from',
  'cohorts.n': 'Accounts',
  'cohorts.day': 'By day {day}',
  'cohorts.notKnown': 'Too few have been followed that long',
  'cohorts.p50': 'Half after',
  'cohorts.p90': '90% after',
  'cohorts.more': 'and {count} more',
} as const
