import { useState } from 'preact/hooks'
import type { Locator } from '#contract/locator'
import { Button } from '../../components/button.tsx'
import { sayTarget } from '../../rules/say-target.ts'
import { t } from '../../words/translate.ts'
import { DescribeTarget } from './describe-target.tsx'
import { useErrorAt } from './editor-context.ts'

/**
 * What a step points at, in words. Without one yet, it is described as a person would: its kind and
 * the words on it. Nobody types a selector.
 */
export function TargetFields(props: {
  target: Locator
  /** Which step it belongs to; null: the guide has but one target. */
  stepKey: string | null
  path: string
  onTarget: (target: Locator) => void
}) {
  const { target, path, onTarget } = props
  const error = useErrorAt(path)
  const said = sayTarget(target)
  const [describing, setDescribing] = useState(false)
  return (
    <div class="target" data-path={path}>
      <p>
        <span class="field-label">{t('editor.target')}</span>{' '}
        <strong class={error === undefined ? '' : 'field-error'}>
          {said ?? t('editor.targetNone')}
        </strong>
      </p>
      {error !== undefined && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
      {describing || said === null ? (
        <DescribeTarget
          target={target}
          onTarget={(next) => {
            setDescribing(true)
            onTarget(next)
          }}
        />
      ) : (
        <div>
          <Button look="quiet" onClick={() => setDescribing(true)}>
            {t('editor.targetAgain')}
          </Button>
        </div>
      )}
    </div>
  )
}
