/** Where the demo lives: in one workspace, the visitor's own production beside the sample data. */
export const demoWorkspace = { slug: 'tideboard', name: 'Tideboard' } as const
export const demoOwner = { name: 'Robin Keller', email: 'robin@tideboard.example' } as const
export const demoProductPath = '/demo'
export const demoConsolePath = `/w/${demoWorkspace.slug}/demo/`
export const installPath = `/w/${demoWorkspace.slug}/production/install`
