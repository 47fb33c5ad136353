/** Words of milestones and features: what counts, and who got there. */
export const milestones = {
  'milestones.title': 'Milestones',
  'milestones.question': 'Which facts are worth reaching, and who has reached them?',
  'milestones.add': 'Add milestone',
  'milestones.name': 'Name',
  'milestones.rule': 'Counts when',
  'milestones.scope': 'Counts for',
  'milestones.scope.account': 'The account',
  'milestones.scope.user': 'Each user',
  'milestones.firstValue': 'First value',
  'milestones.reached': 'Reached by',
  'milestones.reachedAccounts': { one: '{count} account', other: '{count} accounts' },
  'milestones.reachedUsers': { one: '{count} user', other: '{count} users' },
  'milestones.last': 'Last reached',
  'milestones.none': 'No milestone yet',
  'milestones.noneText':
    'A milestone is a fact worth reaching, such as the first published report. Define one by the events you already send; history is counted at once.',
  'milestones.noFirstValue': 'No milestone is the first value yet',
  'milestones.noFirstValueText':
    'Open the one that shows a customer got what they came for, and mark it. Time to value starts counting there.',

  'milestone.newTitle': 'New milestone',
  'milestone.question': 'What must have happened for this to count?',
  'milestone.back': 'All milestones',
  'milestone.key': 'Key',
  'milestone.keyHelp': 'Guides and your code refer to it. It cannot be changed later.',
  'milestone.keyInvalid': 'Use a-z, 0-9, - and _, starting with a letter or digit.',
  'milestone.keyTaken': 'There is already a milestone with this key.',
  'milestone.nameMissing': 'Give it a name.',
  'milestone.nameHelp': 'What your team calls it, such as “First report published”.',
  'milestone.scopeHelp.account': 'Reached once anybody of the account did it.',
  'milestone.scopeHelp.user': 'Each user reaches it for themselves.',
  'milestone.firstValueBox': 'This is the first value',
  'milestone.firstValueHelp':
    'Time to value ends here. Exactly one milestone is the first value; marking this one takes it from “{name}”.',
  'milestone.firstValueHelpFree':
    'Time to value ends here. Exactly one milestone is the first value.',
  'milestone.firstValueKept':
    'Time to value ends here. To change that, mark another milestone as the first value.',
  'milestone.eventMissing': 'Name the event.',
  'milestone.ruleChanges': 'A changed rule is applied to all history at once.',
  'milestone.save': 'Save milestone',
  'milestone.saved': '“{name}” is saved',
  'milestone.delete': 'Delete milestone',
  'milestone.deleteTitle': 'Delete “{name}”?',
  'milestone.deleteText':
    'Who reached it and when is forgotten, and its celebrations stop. Events stay, so defining it again restores it.',
  'milestone.deleteFirstValue': 'Time to value will have no figures until another is marked.',
  'milestone.deleted': '“{name}” is deleted',
  'milestone.missing': 'There is no milestone with this key',

  'features.title': 'Features',
  'features.note': 'What adoption is measured for: one event is one use',
  'features.add': 'Add feature',
  'features.rule': 'Used when',
  'features.released': 'Released',
  'features.always': 'From the start',
  'features.none': 'No feature yet',
  'features.noneText':
    'Name the events of a feature, and Adoption shows who tries it and who stays.',

  'feature.newTitle': 'New feature',
  'feature.question': 'Which events are a use of it?',
  'feature.back': 'Milestones and features',
  'feature.releasedHelp':
    'For accounts that started earlier, the clock starts here. Empty: it was always there.',
  'feature.save': 'Save feature',
  'feature.delete': 'Delete feature',
  'feature.deleteText': 'Its adoption figures go. Events stay, so defining it again restores them.',
  'feature.keyTaken': 'There is already a feature with this key.',
  'feature.missing': 'There is no feature with this key',

  'leave.title': 'Leave without saving?',
  'leave.text': 'What you changed here has not been saved.',
  'leave.stay': 'Keep editing',
  'leave.leave': 'Leave and discard changes',
} as const
