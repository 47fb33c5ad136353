import type { BannerContent } from '#contract/announcement'
import { Segmented } from '../../../../components/segmented.tsx'
import { t } from '../../../../words/translate.ts'
import type { KindFieldsProps } from '../guide-kind.ts'
import { MessageFields } from '../message-fields.tsx'

/** What it says, where it stands and where its button leads. */
export function BannerFields({ content, onContent }: KindFieldsProps<BannerContent>) {
  return (
    <MessageFields content={content} onContent={onContent}>
      <Segmented
        label={t('bannerForm.position')}
        value={content.position}
        options={[
          { value: 'top', label: t('bannerForm.position.top') },
          { value: 'bottom', label: t('bannerForm.position.bottom') },
        ]}
        onValue={(position) => onContent({ ...content, position })}
      />
    </MessageFields>
  )
}
