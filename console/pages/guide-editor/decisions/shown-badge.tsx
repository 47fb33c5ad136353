import { Icon } from '../../../components/icon.tsx'
import { t } from '../../../words/translate.ts'

/** What a page decided: a word, a colour and a mark. */
export function ShownBadge({ shown }: { shown: boolean }) {
  return (
    <span class={`badge ${shown ? 'badge-reached' : 'badge-plain'}`}>
      <Icon name={shown ? 'check' : 'close'} size={12} />
      {t(shown ? 'decision.shown' : 'decision.notShown')}
    </span>
  )
}
