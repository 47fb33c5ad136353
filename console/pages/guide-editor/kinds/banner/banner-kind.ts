import type { BannerContent } from '#contract/announcement'
import { t } from '../../../../words/translate.ts'
import { localize, localizeBlocks } from '../../preview/localize.ts'
import type { KindEditor } from '../guide-kind.ts'
import { previewNote } from '../preview-note.tsx'
import { BannerFields } from './banner-fields.tsx'

/** A line along the top or the bottom of the window. */
export const bannerKind: KindEditor<BannerContent> = {
  Fields: BannerFields,
  hasOrder: false,
  texts: ({ title, body, button }) => [title, body, ...(button ? [button.label] : [])],
  conditions: () => [],
  events: () => [],
  targets: () => [],
  withTarget: (content) => content,

  surface: 'announcement',
  picture: (content, { guideKey, language }) => ({
    view: {
      guideKey,
      form: 'banner',
      title: localize(content.title, language),
      body: localizeBlocks(content.body, language),
      position: content.position,
      image: null,
      buttonLabel: content.button ? localize(content.button.label, language) : null,
      startedByUser: false,
    },
    target: null,
  }),
  react: () => ({}),
  lastAt: () => 0,
  PreviewFoot: previewNote(() => t('bannerForm.preview')),
}
