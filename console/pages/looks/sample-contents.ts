import type { GuideContents } from '#contract/guide'
import { t } from '../../words/translate.ts'

/** Something to see the looks on, in the reader's language. */
export const sampleContents = {
  checklist: (): GuideContents['checklist'] => ({
    title: { en: t('looks.sample.checklist') },
    phases: [
      {
        key: 'basics',
        title: { en: t('looks.sample.phase') },
        unlock: { kind: 'always' },
        steps: [
          step('invite', t('looks.sample.invite')),
          {
            ...step('publish', t('looks.sample.publish')),
            action: { kind: 'open', url: '/' },
          },
          step('alert', t('looks.sample.alert')),
        ],
      },
    ],
  }),
  tour: (): GuideContents['tour'] => ({
    title: { en: t('looks.sample.publish') },
    steps: ['one', 'two'].map((key) => ({
      key,
      title: { en: t('looks.sample.publish') },
      body: paragraph(t('looks.sample.text')),
      target: { role: 'button', name: t('looks.sample.button') },
      placement: 'bottom',
      advance: { on: 'next' },
    })),
  }),
  banner: (): GuideContents['banner'] => ({
    title: { en: t('looks.sample.publish') },
    body: paragraph(t('looks.sample.text')),
    position: 'top',
    button: { label: { en: t('looks.sample.button') } },
  }),
}

function step(key: string, title: string) {
  return { key, title: { en: title }, milestone: key }
}

function paragraph(text: string): GuideContents['banner']['body'] {
  return { en: [{ type: 'paragraph', children: [{ text }] }] }
}
