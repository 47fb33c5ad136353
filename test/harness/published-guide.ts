import type { Guide, GuideDraft } from '#contract/guide'

/** A guide as the console is told of it: published as it is, and run by nobody yet. */
export function publishedGuide(draft: GuideDraft, { version = 1 } = {}): Guide {
  return {
    draft,
    revision: 1,
    status: 'published',
    hasUnpublishedChanges: false,
    published: {
      id: 'v',
      number: version,
      publishedAt: '2026-01-01T00:00:00.000Z',
      publishedBy: null,
    },
    updatedAt: '2026-01-01T00:00:00.000Z',
    runs: { started: 0, completed: 0, dismissed: 0 },
  }
}
