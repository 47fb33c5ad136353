import type { Locale } from '#contract/localized-text'
import type { ComponentChildren } from 'preact'
import { demoOwner, demoProductPath } from '../demo-places.ts'
import { CurvePicture, MarkPicture, StepsPicture, TagPicture } from './pictures.tsx'
import type { DoorWords } from './words/en.ts'

interface DoorsPageProps {
  language: Locale
  words: DoorWords
  password: string
}

/** The way in to the demo: be a customer, be the customer team, install it. */
export function DoorsPage({ language, words, password }: DoorsPageProps) {
  return (
    <Sheet language={language} words={words}>
      <div class="head">
        <h1>{words.claim}</h1>
        <p>{words.lead}</p>
      </div>
      <ul class="doors">
        <Door title={words.customerTitle} text={words.customerText} picture={<StepsPicture />}>
          <a class="open" href={`${demoProductPath}?lang=${language}`}>
            {words.customerOpen}
          </a>
        </Door>
        <Door title={words.teamTitle} text={words.teamText} picture={<CurvePicture />}>
          <dl>
            <div>
              <dt>{words.email}</dt>
              <dd>{demoOwner.email}</dd>
            </div>
            <div>
              <dt>{words.password}</dt>
              <dd>{password}</dd>
            </div>
          </dl>
          <Enter door="console" label={words.teamOpen} language={language} />
        </Door>
        <Door title={words.installTitle} text={words.installText} picture={<TagPicture />}>
          <Enter door="install" label={words.installOpen} language={language} />
        </Door>
      </ul>
      <div class="tips">
        <p>{words.tip}</p>
        <p>{words.local}</p>
      </div>
    </Sheet>
  )
}

/** What /demo says once its environment is gone. */
export function RemovedPage({ language, words }: Omit<DoorsPageProps, 'password'>) {
  return (
    <Sheet language={language} words={words}>
      <div class="head">
        <h1>{words.removedTitle}</h1>
        <p>{words.removedText}</p>
        <p>{words.removedBack}</p>
        <p>
          <a class="open" href={`/?lang=${language}`}>
            {words.toDoors}
          </a>
        </p>
      </div>
    </Sheet>
  )
}

interface SheetProps {
  language: Locale
  words: DoorWords
  children: ComponentChildren
}

function Sheet({ language, words, children }: SheetProps) {
  const names: Record<Locale, string> = { en: 'English', de: 'Deutsch', fr: 'Français' }
  return (
    <div class="sheet">
      <header class="top">
        <span class="brand">
          <MarkPicture />
          Milepost
        </span>
        <nav aria-label={words.language}>
          {Object.entries(names).map(([code, name]) => (
            <a
              key={code}
              href={`?lang=${code}`}
              lang={code}
              aria-current={code === language ? 'true' : undefined}
            >
              {name}
            </a>
          ))}
        </nav>
      </header>
      <main>{children}</main>
    </div>
  )
}

interface DoorProps {
  title: string
  text: string
  picture: ComponentChildren
  children: ComponentChildren
}

function Door({ title, text, picture, children }: DoorProps) {
  return (
    <li class="door">
      <div class="picture">{picture}</div>
      <h2>{title}</h2>
      <p>{text}</p>
      <div class="foot">{children}</div>
    </li>
  )
}

/** Signs in with the shown sign-in and goes on; works without any script. */
function Enter({ door, label, language }: { door: string; label: string; language: Locale }) {
  return (
    <form method="post" action="/demo/enter">
      <input type="hidden" name="door" value={door} />
      <input type="hidden" name="lang" value={language} />
      <button class="open">{label}</button>
    </form>
  )
}
