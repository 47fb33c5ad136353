import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'

interface ScreenProps {
  title: string
  lead?: string | undefined
  actions?: ComponentChildren
  children: ComponentChildren
}

/** What every screen has: its heading, a line beneath, and what can be done here. */
export function Screen({ title, lead, actions, children }: ScreenProps) {
  useEffect(() => {
    document.title = `${title} · Tideboard`
  }, [title])
  return (
    <main class="screen" id="content" tabIndex={-1}>
      <header class="screen-head">
        <div>
          <h1>{title}</h1>
          {lead && <p class="lead">{lead}</p>}
        </div>
        {actions && <div class="screen-actions">{actions}</div>}
      </header>
      {children}
    </main>
  )
}

interface EmptyCardProps {
  icon: IconName
  title: string
  text: string
  children?: ComponentChildren
}

/** Why there is nothing here yet, and the one thing to do about it. */
export function EmptyCard({ icon, title, text, children }: EmptyCardProps) {
  return (
    <section class="card empty">
      <span class="empty-icon">
        <Icon name={icon} />
      </span>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  )
}
