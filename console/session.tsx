import { createContext, type ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import type { Environment, Me } from '#contract/workspace'

export type Workspace = Me['workspaces'][number]

export interface EnvironmentOnScreen {
  me: Me
  workspace: Workspace
  environment: Environment
  /** `/w/acme/production`, to put a page's path behind. */
  base: string
  /** Asks again who is signed in and what their environments are set to; what is shown stays until then. */
  reload: () => void
}

const Context = createContext<EnvironmentOnScreen | null>(null)

export function EnvironmentProvider(props: {
  value: EnvironmentOnScreen
  children: ComponentChildren
}) {
  return <Context.Provider value={props.value}>{props.children}</Context.Provider>
}

/** Who is signed in and which environment the address names. Only inside the shell. */
export function useEnvironment(): EnvironmentOnScreen {
  const value = useContext(Context)
  if (!value) throw new Error('useEnvironment is for pages inside the shell')
  return value
}

/** Undefined when the slugs name nothing this member may open. */
export function findEnvironment(
  me: Me,
  workspaceSlug: string,
  environmentSlug: string,
): Omit<EnvironmentOnScreen, 'reload'> | undefined {
  const workspace = me.workspaces.find(({ slug }) => slug === workspaceSlug)
  const environment = workspace?.environments.find(({ slug }) => slug === environmentSlug)
  if (!workspace || !environment) return undefined
  return { me, workspace, environment, base: environmentPath(workspace, environment) }
}

export function environmentPath(workspace: Workspace, environment: Environment): string {
  return `/w/${encodeURIComponent(workspace.slug)}/${encodeURIComponent(environment.slug)}`
}
