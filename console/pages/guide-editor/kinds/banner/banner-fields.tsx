import type { BannerContent } from '#contract/announcement'
import { Segmented } from '../../../../components/segmented.tsx'
import { t } from '../../../../words/translate.ts'
import { ButtonFields } from '../../button-fields.tsx'
import { LocalizedBody, LocalizedField } from '../../localized-fields.tsx'
import { setOptional } from '../../set-optional.ts'
import type { KindFieldsProps } from '../guide-kind.ts'

/** What it says, where it stands and where its button leads. */
export function BannerFields({ content, onContent }: KindFieldsProps<BannerContent>) {
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
      <Segmented
        label={t('bannerForm.position')}
        value={content.position}
        options={[
          { value: 'top', label: t('bannerForm.position.top') },
          { value: 'bottom', label: t('bannerForm.position.bottom') },
        ]}
        onValue={(position) => onContent({ ...content, position })}
      />
      <ButtonFields
        button={content.button}
        path="content.button"
        onButton={(button) => onContent(setOptional(content, 'button', button))}
      />
    </>
  )
}
