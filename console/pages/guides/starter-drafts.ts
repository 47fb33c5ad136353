import type { GuideDraft, GuideKind } from '#contract/guide'

/** A new guide with one empty step. `milestone`: what completes the step of a checklist. */
export function starterDraft(
  kind: GuideKind,
  { key, name, milestone }: { key: string; name: string; milestone: string },
): GuideDraft {
  const shared = { key, name, audience: null }
  if (kind === 'tour') {
    return {
      ...shared,
      kind,
      trigger: 'manual',
      content: {
        title: { en: name },
        steps: [
          {
            key: 'step-1',
            title: { en: '' },
            body: { en: [] },
            target: {},
            placement: 'bottom',
            advance: { on: 'next' },
          },
        ],
      },
    }
  }
  return {
    ...shared,
    kind,
    trigger: 'auto',
    content: {
      title: { en: name },
      phases: [
        {
          key: 'phase-1',
          title: { en: '' },
          unlock: { kind: 'always' },
          steps: [{ key: 'step-1', title: { en: '' }, milestone }],
        },
      ],
    },
  }
}
