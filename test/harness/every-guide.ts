import type { SessionGuide } from '#contract/session'
import { newSessionGuide } from './new-guide-state.ts'

const words = (text: string) => ({ en: text })
const body = { en: [{ type: 'paragraph' as const, children: [{ text: 'As it is.' }] }] }
const target = { role: 'button', name: 'Invite' }

/** A page of a product that every guide of `everyGuide` has its place in. */
export const EVERY_GUIDE_BODY = `<main><h1>Host</h1><button id="target" class="own">Invite</button>
  <section data-milepost="inline" id="place"></section></main>`

/** One guide of each form a surface has; what stands in the page or at its edge starts by itself. */
export const everyGuide = {
  panel: checklist('panel', 'Panel'),
  inline: checklist('inline', 'Inline'),
  tooltip: tour('tooltip', 'Tooltip'),
  docked: tour('docked', 'Docked'),
  dialog: tour('dialog', 'Dialog'),
  hint: newSessionGuide('hint', 'hint', {
    content: { title: words('Hint'), body, target },
  }),
  banner: newSessionGuide('banner', 'banner', {
    trigger: 'manual',
    content: { title: words('Banner'), body },
  }),
  modal: newSessionGuide('modal', 'modal', {
    trigger: 'manual',
    content: { title: words('Modal'), body },
  }),
  survey: newSessionGuide('survey', 'survey', {
    trigger: 'manual',
    content: { title: words('Survey') },
  }),
  centre: newSessionGuide('resource_centre', 'centre', {
    content: { title: words('Centre'), help: true },
  }),
} satisfies Record<string, SessionGuide>

export type GuideName = keyof typeof everyGuide

function checklist(key: string, title: string): SessionGuide {
  return newSessionGuide('checklist', key, {
    content: {
      title: words(title),
      ...(key === 'inline' && { layout: 'inline' as const }),
      phases: [
        {
          key: 'phase',
          title: words('Phase'),
          unlock: { kind: 'always' },
          steps: ['a', 'b'].map((step) => ({
            key: step,
            title: words(`Do ${step}`),
            milestone: step,
            optional: true,
          })),
        },
      ],
    },
  })
}

function tour(key: 'tooltip' | 'docked' | 'dialog', title: string): SessionGuide {
  const form = key === 'dialog' ? ('modal' as const) : key
  return newSessionGuide('tour', key, {
    trigger: 'manual',
    content: {
      title: words(title),
      steps: ['one', 'two'].map((step) => ({
        key: step,
        title: words(`${title} ${step}`),
        body,
        form,
        ...(form === 'tooltip' && { target }),
        placement: 'bottom' as const,
        advance: { on: 'next' as const },
      })),
    },
  })
}
