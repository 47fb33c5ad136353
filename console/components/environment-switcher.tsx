import type { Environment } from '#contract/workspace'
import { environmentPath, useEnvironment } from '../session.tsx'
import { t } from '../words/translate.ts'
import { Icon } from './icon.tsx'
import { Popover } from './popover.tsx'

/** Which workspace and environment is on screen: always visible, coloured, and named. */
export function EnvironmentSwitcher() {
  const { me, workspace, environment } = useEnvironment()
  return (
    <Popover
      class="switcher-panel"
      trigger={(attributes) => (
        <button type="button" class="switcher" {...attributes}>
          <span class="visually-hidden">{t('app.switchEnvironment')}: </span>
          <EnvironmentMark environment={environment} initial={workspace.name.slice(0, 1)} />
          <span class="switcher-text">
            <span class="switcher-workspace">{workspace.name}</span>{' '}
            <span class={`switcher-environment environment-${environment.kind}`}>
              {environment.name}
            </span>
          </span>
          <Icon name="up-down" />
        </button>
      )}
    >
      {() =>
        me.workspaces.map((other) => (
          <div key={other.id} class="switcher-group">
            <h3>{other.name}</h3>
            <ul>
              {other.environments.map((each) => (
                <li key={each.id}>
                  <a
                    class="switcher-link"
                    href={`${environmentPath(other, each)}/`}
                    aria-current={each.id === environment.id ? 'true' : undefined}
                  >
                    <span class={`environment-dot environment-${each.kind}`} />
                    <span>{each.name}</span>
                    <KindUnlessNamed environment={each} />
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))
      }
    </Popover>
  )
}

function EnvironmentMark(props: { environment: Environment; initial: string }) {
  return (
    <span class={`switcher-mark environment-${props.environment.kind}`} aria-hidden="true">
      {props.initial.toUpperCase()}
    </span>
  )
}

/** An environment called Production needs no second "Production". */
function KindUnlessNamed({ environment: { kind, name } }: { environment: Environment }) {
  const words = t(`app.environment.${kind}`)
  if (words.toLowerCase() === name.toLowerCase()) return null
  return <span class="soft small">{words}</span>
}
