import { t } from '../words/translate.ts'
import { LinkButton } from './button.tsx'
import { EmptyState } from './empty-state.tsx'

/** An address that shows nothing, said plainly, with the way back. */
export function MissingPage(props: { what: 'page' | 'environment'; home: string | undefined }) {
  return (
    <EmptyState
      level={1}
      title={t('missing.title')}
      text={t(props.what === 'page' ? 'missing.text' : 'missing.environment')}
      action={
        props.home !== undefined && (
          <LinkButton look="primary" href={`${props.home}/`}>
            {t('common.backToOverview')}
          </LinkButton>
        )
      }
    />
  )
}
