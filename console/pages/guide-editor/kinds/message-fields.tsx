import type { ComponentChildren } from 'preact'
import type { GuideButton } from '#contract/guide-action'
import type { LocalizedBlocks, LocalizedText } from '#contract/localized-text'
import { t } from '../../../words/translate.ts'
import { ButtonFields } from '../button-fields.tsx'
import { LocalizedBody, LocalizedField } from '../localized-fields.tsx'
import { setOptional } from '../set-optional.ts'

/** What hints, banners and modals have in common. */
interface MessageContent {
  title: LocalizedText
  body: LocalizedBlocks
  button?: GuideButton | undefined
}

/** What a message says and where its button leads, with what its kind adds between the two. */
export function MessageFields<Content extends MessageContent>(props: {
  content: Content
  onContent: (content: Content) => void
  children: ComponentChildren
}) {
  const { content, onContent } = props
  return (
    <>
      <LocalizedField
        label={t('editor.title')}
        path="content.title"
        text={content.title}
        onText={(title) => onContent({ ...content, title })}
      />
      <LocalizedBody
        label={t('editor.body')}
        path="content.body"
        help={t('editor.bodyHelp')}
        text={content.body}
        onText={(body) => onContent({ ...content, body })}
      />
      {props.children}
      <ButtonFields
        button={content.button}
        path="content.button"
        // Safe: no kind narrows what its button may be.
        onButton={(button) =>
          onContent(setOptional(content, 'button', button as Content['button']))
        }
      />
    </>
  )
}
