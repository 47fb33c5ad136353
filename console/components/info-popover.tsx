import type { ComponentChildren } from 'preact'
import { t } from '../words/translate.ts'
import { Icon } from './icon.tsx'
import { Popover } from './popover.tsx'

/** The "i" behind a number: opens what it means. */
export function InfoPopover({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <Popover
      class="info-popover"
      trigger={(attributes) => (
        <button
          type="button"
          class="info-button"
          aria-label={t('common.definition', { name })}
          {...attributes}
        >
          <Icon name="info" />
        </button>
      )}
    >
      {() => children}
    </Popover>
  )
}
