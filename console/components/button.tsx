import type { ComponentChildren, TargetedMouseEvent } from 'preact'
import { Icon, type IconName } from './icon.tsx'

interface ButtonLook {
  /** `primary` once per view; `danger` for what destroys, named in words ("Delete 3 guides"). */
  look?: 'primary' | 'secondary' | 'quiet' | 'danger'
  icon?: IconName
  children?: ComponentChildren
}

interface ButtonProps extends ButtonLook {
  type?: 'button' | 'submit'
  disabled?: boolean
  /** Working on it: keeps its focus and ignores clicks. */
  busy?: boolean
  /** For a button that shows only its icon. */
  'aria-label'?: string
  'aria-pressed'?: boolean
  'aria-expanded'?: boolean
  'aria-describedby'?: string
  title?: string
  popovertarget?: string
  style?: string
  onClick?: (event: TargetedMouseEvent<HTMLButtonElement>) => void
}

/** A button that does something here. For going somewhere use `LinkButton`. */
export function Button({
  look = 'secondary',
  icon,
  children,
  busy,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      class={`button button-${look} ${children === undefined ? 'button-square' : ''}`}
      aria-disabled={busy || undefined}
      onClick={busy ? swallow : onClick}
    >
      {icon && <Icon name={icon} />}
      {children !== undefined && <span>{children}</span>}
    </button>
  )
}

type LinkButtonProps = ButtonLook & { href: string; download?: string }

/** A link that looks like a button. */
export function LinkButton({ look = 'secondary', icon, children, ...rest }: LinkButtonProps) {
  return (
    <a {...rest} class={`button button-${look}`}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  )
}

function swallow(event: Event): void {
  event.preventDefault()
}
