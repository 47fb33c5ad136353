/** What the way in to the demo says. The other languages have the same keys. */
export const en = {
  title: 'Milepost: know when your customers get value',
  claim: 'Know when your customers get value',
  lead: 'Milepost guides new customers to their first result inside your product, and says honestly how long that takes. Three ways to see it:',
  customerTitle: 'Be a customer',
  customerText:
    'Sign up at Tideboard, an invented reporting tool with Milepost in it. Follow the checklist until your first report is published.',
  customerOpen: 'Open the product',
  teamTitle: 'Be the customer team',
  teamText:
    'See who has reached value, who waits and where they are stuck: 300 sample customers, and a minute later you among them.',
  teamOpen: 'Open the console',
  email: 'E-mail',
  password: 'Password',
  installTitle: 'Install it in your app',
  installText:
    'Paste one script tag into a page of yours and watch its first event arrive. Your production is empty and waits for it.',
  installOpen: 'Get the script tag',
  tip: 'Best in two windows: the product in one, “Live events” of the console in the other.',
  local: 'Everything runs on this machine, and nothing leaves it.',
  language: 'Language',
  removedTitle: 'The sample data has been removed',
  removedText:
    'Tideboard reported to the environment “Sample data”, and somebody has removed that with all that was in it.',
  removedBack:
    'To bring it back, stop Milepost, delete the file demo.json in its data folder (.milepost), and start it again. The sign-in gets a new password then.',
  toDoors: 'To the start page',
} as const

export type DoorWords = Readonly<Record<keyof typeof en, string>>
