import type { ResourceCentreContent } from '#contract/resource-centre'
import type { ResourceCentreView } from '#contract/surface-view'
import { t } from '../../../../words/translate.ts'
import { localize } from '../../preview/localize.ts'
import type { PreviewScene } from '../../preview/preview-scene.ts'
import type { KindEditor } from '../guide-kind.ts'
import { previewNote } from '../preview-note.tsx'
import { ResourceCentreFields } from './resource-centre-fields.tsx'

/** A place to find guides again, links, and help. */
export const resourceCentreKind: KindEditor<ResourceCentreContent> = {
  Fields: ResourceCentreFields,
  hasOrder: true,
  texts: ({ title, links = [] }) => [title, ...links.map((link) => link.title)],
  conditions: () => [],
  events: () => [],
  targets: () => [],
  withTarget: (content) => content,

  surface: 'resource-centre',
  picture: (content, scene) => ({ view: previewResourceCentre(content, scene), target: null }),
  react: (_, { name }) => {
    if (name === 'open') return { isOpen: true }
    return name === 'minimise' ? { isOpen: false } : {}
  },
  lastAt: () => 0,
  PreviewFoot: previewNote(() => t('resourcesForm.preview')),
}

/** With the guides that are published now, as somebody finds it who has seen none of them. */
function previewResourceCentre(
  content: ResourceCentreContent,
  { guideKey, language, isOpen, guides }: PreviewScene,
): ResourceCentreView {
  return {
    guideKey,
    title: localize(content.title, language),
    minimised: !isOpen,
    entries: [
      ...guides.map((guide) => ({ ...guide, state: 'new' as const })),
      ...(content.links ?? []).map(({ title }, index) => ({
        key: `link-${index}`,
        kind: 'link' as const,
        title: localize(title, language),
        state: null,
      })),
    ],
    canAskForHelp: content.help === true,
  }
}
