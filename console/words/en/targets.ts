/** Words of the element that a guide points at: picking it, and how pages fared with it. */
export const targets = {
  'target.pick': 'Pick on your page',
  'target.describe': 'Describe it in words',
  'target.page': 'Address of the page',
  'target.pageHelp':
    'It opens in a new tab and needs the Milepost snippet. Click the element there.',
  'target.pageInvalid': 'Give a whole address, such as https://app.example.com/reports.',
  'target.open': 'Open the page',
  'target.popup': 'The browser did not allow a new tab. Allow it for this site, then try again.',
  'target.unsaved': 'The draft could not be saved. See what is wrong with it first.',
  'target.waiting': 'Waiting for your choice …',
  'target.waitingHelp': 'Click the element in the other tab, save it there, and come back.',
  'target.stop': 'Stop waiting',
  'target.picked': 'Chosen: {element}',
  'target.strength.strong': 'Surely found again.',
  'target.strength.fair': 'Likely found again.',
  'target.strength.weak': 'May be lost when the page changes.',
  'target.by': 'Known by {signs}.',
  'target.sign.attributes': 'its marks in the code',
  'target.sign.name': 'its label',
  'target.sign.text': 'its text',
  'target.sign.landmark': 'its part of the page',
  'target.sign.path': 'its exact place',
  'target.within': {
    one: 'It lies inside {count} component or frame.',
    other: 'It lies inside {count} components or frames.',
  },
  'target.found': { one: 'Found {count} time in 7 days', other: 'Found {count} times in 7 days' },
  'target.lost': { one: 'lost {count} time', other: 'lost {count} times' },
  'target.lostOn': {
    one: 'lost {count} time, on {path}',
    other: 'lost {count} times, last on {path}',
  },
  'target.ambiguous': {
    one: '{count} time one of several alike',
    other: '{count} times one of several alike',
  },
  'target.occluded': { one: '{count} time covered', other: '{count} times covered' },

  'problem.origin_not_allowed':
    'This address is not among the origins that the environment allows.',
} as const
