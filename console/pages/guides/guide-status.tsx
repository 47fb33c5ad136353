import type { Guide } from '#contract/guide'
import { Icon } from '../../components/icon.tsx'
import { t } from '../../words/translate.ts'
import './guides-page.css'

/** What pages show of this guide now: nothing yet, a version, a version with changes waiting. */
export function GuideStatus({ guide }: { guide: Guide }) {
  const { status, published, hasUnpublishedChanges } = guide
  return (
    <span class="guide-status">
      <span class={`badge ${status === 'published' ? 'badge-reached' : 'badge-plain'}`}>
        {status === 'published' && <Icon name="check" size={12} />}
        {t(`guides.status.${status}`)}
        {status === 'published' && published && (
          <> · {t('guides.version', { number: published.number })}</>
        )}
      </span>
      {status === 'published' && hasUnpublishedChanges && (
        <span class="badge badge-waiting">
          <Icon name="pencil" size={12} />
          {t('guides.changed')}
        </span>
      )}
    </span>
  )
}
