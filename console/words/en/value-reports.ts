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
    'Accounts by the week they started in, latest first. A share is told once the whole week has been followed that long, of at least ten.',
  'cohorts.means':
    'Accounts of one week are followed from their start. Their share by day counts those who are still too young for as long as they have been followed (Kaplan-Meier).',
  'cohorts.week': 'Week from',
  'cohorts.n': 'Accounts',
  'cohorts.day': 'By day {day}',
  'cohorts.notKnown': 'Not the whole week has been followed that long, or it is fewer than ten',
  'cohorts.p50': 'Half after',
  'cohorts.p90': '90% after',
  'cohorts.more': 'and {count} more',
  'ttv.tab.groups': 'Groups',
  'ttv.tab.retention': 'Value and churn',
  'groups.title': 'Who gets there sooner?',
  'groups.note': 'Each curve is drawn while at least {least} of its group are followed.',
  'groups.tooFew':
    'No group has {least} accounts followed at the same time, or there are too many groups to draw.',
  'groups.summary': 'Curves of the share of each group that reached first value.',
  'groups.table': 'Groups side by side',
  'groups.group': 'Group',
  'groups.by14': 'Reached by day 14',
  'groups.means':
    'The same numbers as for everyone, told for each group. Groups were not assigned at random, so a difference may have other causes.',
  'groups.association':
    'Groups were not assigned at random: a difference between them is an association, not an effect.',
  'groups.choose': 'Choose what to compare by',
  'groups.chooseText':
    'A trait such as the plan, or the version of a guide that accounts saw first.',
  'compare.before': 'the previous period',
  'compare.now': 'this period',
  'compare.differs': 'The pace differs by more than chance would explain (log-rank test, p {p}).',
  'compare.same': 'A difference in pace cannot be told from chance (log-rank test, p {p}).',
  'compare.stratified': 'Compared within the same {trait}:',
  'compare.difference':
    'Reached by day 14, “{second}” against “{first}”: {points} percentage points, 95% interval {low} to {high}.',
  'compare.tooFew': 'Not compared: it takes at least {least} that got there on either side.',
  'retained.title': 'Do accounts with early value stay?',
  'retained.note': 'Churned between day 14 and day 90, of accounts that were still there on day 14',
  'retained.with': 'With first value by day 14',
  'retained.without': 'Without first value by day 14',
  'retained.means':
    'Among accounts that had not churned by day 14 and are at least 90 days old: how many churned by day 90, by whether they had reached first value by day 14.',
  'retained.association':
    'This is an association, not an effect. Accounts that get value early differ in other ways too, and pushing others there may not keep them.',
  'retained.none': 'No account is old enough yet',
  'retained.noneText':
    'This takes accounts that started at least 90 days ago. Choose a longer period, such as all time.',
  'ttv.tab.milestones': 'Other milestones',
  'otherMilestones.title': 'How long until “{name}”?',
  'otherMilestones.choose': 'Milestone',
  'otherMilestones.means':
    'Accounts from their start until anybody in them reached the milestone. Those that have not are counted for as long as they have been followed (Kaplan-Meier); churned ones stay in.',
  'otherMilestones.none': 'No milestone is defined yet',
  'otherMilestones.noneText': 'Define what is worth reaching, and see how long it takes.',
  'otherMilestones.open': 'Define a milestone',
  'adoption.milestones': 'Which milestones do accounts reach?',
  'adoption.milestone': 'Milestone',
  'adoption.means.milestones':
    'Accounts that started in the period and in which anybody reached the milestone so far. Young accounts have had less time.',
  'adoption.featureTable': 'How soon, how much, for how long?',
  'adoption.groups.step': 'Shown of each group',
  'adoption.groups.tried': 'Of each group, who used the feature at least once so far.',
  'adoption.groups.adopted': 'Of each group, who used the feature on three different days so far.',
  'outcomes.means':
    'Shares by the Aalen-Johansen estimator: value and churn exclude one another, whichever came first. Accounts that are too young to know count for as long as they have been followed.',
} as const
