import { t } from '../words/translate.ts'
import { LinkButton } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { Card } from './page.tsx'

/** In place of one thing of a list that is not there (any more), with the way back to the list. */
export function MissingCard(props: { title: string; back: string; backLabel: string }) {
  const { title, back, backLabel } = props
  return (
    <Card>
      <EmptyState
        title={title}
        text={t('missing.text')}
        action={
          <LinkButton look="primary" href={back}>
            {backLabel}
          </LinkButton>
        }
      />
    </Card>
  )
}
