import type { ModalContent } from '#contract/announcement'
import { TextField } from '../../../../components/field.tsx'
import { t } from '../../../../words/translate.ts'
import { useErrorAt } from '../../editor-context.ts'
import { LocalizedField } from '../../localized-fields.tsx'
import { setOptional } from '../../set-optional.ts'
import type { KindFieldsProps } from '../guide-kind.ts'
import { MessageFields } from '../message-fields.tsx'
import { unlessEmpty } from '../optional-text.ts'

/** What it says, the picture above that and where its button leads. */
export function ModalFields({ content, onContent }: KindFieldsProps<ModalContent>) {
  const { image } = content
  const imageError = useErrorAt('content.image.url')
  return (
    <MessageFields content={content} onContent={onContent}>
      <div class="columns" data-path="content.image">
        <TextField
          label={t('modalForm.image')}
          help={t('modalForm.imageHelp')}
          optional
          error={imageError}
          value={image?.url ?? ''}
          onValue={(url) =>
            onContent(setOptional(content, 'image', url === '' ? undefined : { ...image, url }))
          }
        />
        {image && (
          <LocalizedField
            label={t('modalForm.alt')}
            help={t('modalForm.altHelp')}
            optional
            path="content.image.alt"
            text={image.alt ?? { en: '' }}
            onText={(alt) =>
              onContent({ ...content, image: setOptional(image, 'alt', unlessEmpty(alt)) })
            }
          />
        )}
      </div>
    </MessageFields>
  )
}
