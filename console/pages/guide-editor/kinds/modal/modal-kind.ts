import type { ModalContent } from '#contract/announcement'
import { safeUrl } from '#contract/rules/safe-url'
import { t } from '../../../../words/translate.ts'
import { localize, localizeBlocks } from '../../preview/localize.ts'
import type { KindEditor } from '../guide-kind.ts'
import { inUse } from '../optional-text.ts'
import { previewNote } from '../preview-note.tsx'
import { ModalFields } from './modal-fields.tsx'

/** A dialog in the middle of the page. */
export const modalKind: KindEditor<ModalContent> = {
  Fields: ModalFields,
  hasOrder: false,
  texts: ({ title, body, button, image }) => [
    title,
    body,
    ...inUse(image?.alt),
    ...(button ? [button.label] : []),
  ],
  conditions: () => [],
  events: () => [],
  targets: () => [],
  withTarget: (content) => content,

  surface: 'announcement',
  picture: (content, { guideKey, language }) => ({
    view: {
      guideKey,
      form: 'modal',
      title: localize(content.title, language),
      body: localizeBlocks(content.body, language),
      position: 'top',
      image: pictureOf(content, language),
      buttonLabel: content.button ? localize(content.button.label, language) : null,
      startedByUser: false,
    },
    target: null,
  }),
  react: () => ({}),
  lastAt: () => 0,
  PreviewFoot: previewNote(() => t('modalForm.preview')),
}

/** Only a picture that pages would show, too. */
function pictureOf({ image }: ModalContent, language: string) {
  const url = image && safeUrl(image.url)
  if (!image || !url?.startsWith('https:')) return null
  return { url, alt: image.alt ? localize(image.alt, language) : '' }
}
