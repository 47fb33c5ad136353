/** Words of the pieces that every page with numbers shares. */
export const reportParts = {
  'print.print': 'Print',
  'print.printed': '{workspace}, {environment}. Printed {time}.',
  'print.meaning': 'What these numbers mean',

  'report.definition.question': 'Question',
  'report.nUsers': { one: '{count} user', other: '{count} users' },

  'units.title': 'Which accounts are these?',

  'units.count': {
    one: '{count} account, as of {time}',
    other: '{count} accounts, as of {time}',
  },
  'units.countUsers': {
    one: '{count} user, as of {time}',
    other: '{count} users, as of {time}',
  },
  'units.shown': 'The first {shown} are listed here; the CSV file holds all of them.',
  'units.none': 'There is nobody behind this number.',
  'units.account': 'Account',
  'units.user': 'User',
  'units.state': 'State',
  'units.took': 'After',
  'units.started': 'Started',
  'units.csv': 'Download as CSV',
  'units.reached': 'Reached',
  'units.notReached': 'Not yet',
  'units.churned': 'Churned',

  'filter.level': 'Counted',
  'filter.level.account': 'Accounts',
  'filter.level.user': 'Users',
  'filter.groupBy': 'Compare by',
  'filter.groupBy.none': 'Nothing',
  'filter.groupBy.cohortWeek': 'Week of start',
  'filter.groupBy.segment': 'In segment “{name}”',
  'filter.groupBy.guide': 'Version of “{name}” first seen',
  'filter.groupBy.trait': 'A trait',
  'filter.groupBy.traitHelp': 'As your app sends it, for example plan.',

  'group.unset': 'Not set',
  'group.inSegment': 'In the segment',
  'group.notInSegment': 'Not in the segment',
  'group.version': 'Version {version}',
  'group.notSeen': 'Never saw it',

  'annotations.title': 'What changed in this time?',
  'annotations.note':
    'Guide versions that were published and rules that were changed while these accounts started.',
  'annotations.guide_published': '“{name}” published, version {version}',
  'annotations.milestone_changed': 'Rule of milestone “{name}” changed',
  'annotations.milestone_deleted': 'Milestone “{name}” deleted',
  'annotations.feature_changed': 'Rule of feature “{name}” changed',
  'annotations.feature_deleted': 'Feature “{name}” deleted',
  'annotations.segment_changed': 'Segment “{name}” changed',
  'annotations.segment_deleted': 'Segment “{name}” deleted',

  'report.fresh': 'Latest event received {time}.',
  'report.definition.fresh': 'Newest event',
} as const
