import type { GuideKind } from '#contract/guide'
import { Icon, type IconName } from '../../components/icon.tsx'
import { t } from '../../words/translate.ts'

/** In the order in which they are offered: what leads to value first. */
export const kindIcons: Readonly<Record<GuideKind, IconName>> = {
  checklist: 'guides',
  tour: 'tour',
  hint: 'hint',
  banner: 'banner',
  modal: 'modal',
  survey: 'survey',
  resource_centre: 'resources',
}

/** A kind by its picture and its word. */
export function KindName({ kind }: { kind: GuideKind }) {
  return (
    <span class="kind-name">
      <Icon name={kindIcons[kind]} />
      {t(`guides.kind.${kind}`)}
    </span>
  )
}
