import { Icon } from './icon.tsx'
import './back-link.css'

/** Above the title of a page that stands under a list: back to that list, as it was. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <p class="back">
      <a href={href}>
        <Icon name="arrow-left" size={14} />
        {children}
      </a>
    </p>
  )
}
