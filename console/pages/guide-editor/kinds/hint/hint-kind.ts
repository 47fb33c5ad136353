import type { HintContent } from '#contract/hint'
import { t } from '../../../../words/translate.ts'
import { localize, localizeBlocks } from '../../preview/localize.ts'
import type { KindEditor } from '../guide-kind.ts'
import { previewNote } from '../preview-note.tsx'
import { HintFields } from './hint-fields.tsx'

/** A beacon beside an element, and the card it opens. */
export const hintKind: KindEditor<HintContent> = {
  Fields: HintFields,
  hasOrder: false,
  texts: ({ title, body, button }) => [title, body, ...(button ? [button.label] : [])],
  conditions: () => [],
  events: () => [],
  targets: ({ target }) => [{ stepKey: null, target }],
  withTarget: (content, { target = {} }) => ({ ...content, target }),

  surface: 'hint',
  picture: (content, { guideKey, language, isOpen }) => ({
    view: {
      // The surface looks for its target once; here the target changes under it.
      guideKey: `${guideKey} ${JSON.stringify(content.target)}`,
      title: localize(content.title, language),
      body: localizeBlocks(content.body, language),
      target: content.target,
      placement: content.placement,
      beacon: content.beacon,
      buttonLabel: content.button ? localize(content.button.label, language) : null,
      isOpen,
    },
    target: content.target,
  }),
  react: (_, { name }) => {
    if (name === 'open') return { isOpen: true }
    return name === 'targetHealth' || name === 'report' ? {} : { isOpen: false }
  },
  lastAt: () => 0,
  PreviewFoot: previewNote(() => t('hintForm.preview')),
}
