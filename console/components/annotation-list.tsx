import type { Annotation } from '#contract/metric-report'
import { formatDate } from '../format.ts'
import { useEnvironment } from '../session.tsx'
import { t } from '../words/translate.ts'
import { Card } from './page.tsx'
import './annotation-list.css'

/** What changed while the accounts of a report started, latest first; nothing when nothing did. */
export function AnnotationList({ annotations }: { annotations: readonly Annotation[] }) {
  const { timeZone } = useEnvironment().environment
  if (annotations.length === 0) return null
  return (
    <Card title={t('annotations.title')} note={t('annotations.note')}>
      <div
        class="annotations-scroll"
        role="region"
        aria-label={t('annotations.title')}
        tabIndex={0}
      >
        <ol class="annotations">
          {[...annotations].reverse().map((annotation) => (
            <li key={`${annotation.kind} ${annotation.key} ${annotation.at}`}>
              <time class="soft numbers" dateTime={annotation.at}>
                {formatDate(annotation.at, timeZone)}
              </time>
              <span>{sayAnnotation(annotation)}</span>
            </li>
          ))}
        </ol>
      </div>
    </Card>
  )
}

/** "“Getting started” published, version 3". */
export function sayAnnotation({ kind, key, name, version }: Annotation): string {
  return t(`annotations.${kind}`, { name: name ?? key, version })
}
