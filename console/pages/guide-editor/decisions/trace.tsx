import { Icon } from '../../../components/icon.tsx'
import { t } from '../../../words/translate.ts'
import { readTrace } from './read-trace.ts'

const icons = { holds: 'check', fails: 'close', open: 'more', result: 'arrow-right' } as const

/** What was looked at, line by line, each with its verdict as a mark and as a word. */
export function Trace({ lines }: { lines: readonly string[] }) {
  // What came out of it is said above, in the reader's language.
  const entries = readTrace(lines).filter(({ verdict }) => verdict !== 'result')
  return (
    // Its words come from the server and from pages, which write English.
    <ul class="trace">
      {entries.map(({ verdict, depth, text }, index) => (
        <li
          key={index}
          class={`trace-line trace-${verdict}`}
          style={{ paddingInlineStart: `${depth * 20}px` }}
        >
          <Icon name={icons[verdict]} size={14} />
          <span>
            <span lang="en">{text}</span>
            <span class="visually-hidden">: {t(`decision.${verdict}`)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
