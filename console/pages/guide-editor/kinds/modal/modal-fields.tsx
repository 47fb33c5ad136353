import type { ModalContent } from '#contract/announcement'
import { TextField } from '../../../../components/field.tsx'
import { t } from '../../../../words/translate.ts'
import { ButtonFields } from '../../button-fields.tsx'
import { useErrorAt } from '../../editor-context.ts'
import { LocalizedBody, LocalizedField } from '../../localized-fields.tsx'
import { setOptional } from '../../set-optional.ts'
import type { KindFieldsProps } from '../guide-kind.ts'
import { unlessEmpty } from '../optional-text.ts'

/** What it says, the picture above that and where its button leads. */
export function ModalFields({ content, onContent }: KindFieldsProps<ModalContent>) {
  const { image } = content
  const imageError = useErrorAt('content.image.url')
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
      <ButtonFields
        button={content.button}
        path="content.button"
        onButton={(button) => onContent(setOptional(content, 'button', button))}
      />
    </>
  )
}
