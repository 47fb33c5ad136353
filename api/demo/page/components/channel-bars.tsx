import { formatPercent } from '../format.ts'
import { t, type WordKey } from '../words/translate.ts'

const channels: [WordKey, number][] = [
  ['channel.search', 0.38],
  ['channel.direct', 0.24],
  ['channel.newsletter', 0.19],
  ['channel.social', 0.12],
  ['channel.partners', 0.07],
]

/** Where orders come from, as bars with their shares written beside them. */
export function ChannelBars() {
  return (
    <dl class="bars">
      {channels.map(([key, share]) => (
        <div key={key}>
          <dt>{t(key)}</dt>
          <dd>
            <span class="bar" style={{ inlineSize: `${share * 200}%` }} />
            <span>{formatPercent(share)}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
