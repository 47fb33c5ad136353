import type { Environment, Me } from '#contract/workspace'

/** One member of one workspace with the environments given, by slug and kind. */
export function signedInMember(
  ...environments: Partial<Pick<Environment, 'slug' | 'kind' | 'timeZone'>>[]
): Me {
  return {
    member: { id: 'member-1', name: 'Robin Larsen', email: 'robin@brightboard.test' },
    workspaces: [
      {
        id: 'workspace-1',
        slug: 'brightboard',
        name: 'Brightboard',
        role: 'owner',
        environments: environments.map(({ slug = 'production', kind, timeZone }) => ({
          id: `environment-${slug}`,
          slug,
          name: slug,
          kind: kind ?? 'production',
          timeZone: timeZone ?? 'Europe/Berlin',
          weekStart: 'monday',
          passiveEvents: [],
          retentionDays: null,
          allowedOrigins: [],
          theme: { accent: '#4338ca', productName: 'Brightboard' },
          frequency: { maxPerDay: 3, quietHours: 12 },
        })),
      },
    ],
  }
}
