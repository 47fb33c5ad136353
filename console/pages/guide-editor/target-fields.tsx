import { useState } from 'preact/hooks'
import type { Locator } from '#contract/locator'
import { Button } from '../../components/button.tsx'
import { sayTarget } from '../../rules/say-target.ts'
import { t } from '../../words/translate.ts'
import { DescribeTarget } from './describe-target.tsx'
import { useEditor, useErrorAt } from './editor-context.ts'
import { PickTarget } from './pick-target.tsx'
import { TargetHealthNote } from './target-health-note.tsx'
import { TargetStrength } from './target-strength.tsx'
import './target-fields.css'

type Way = 'pick' | 'describe'

/**
 * What a step points at, in words, with how surely it is found and how pages fared with it. It is
 * picked in the vendor's page, or described as a person would. Nobody types a selector.
 */
export function TargetFields(props: {
  target: Locator
  /** Which step it belongs to; null: the guide has but one target. */
  stepKey: string | null
  path: string
  onTarget: (target: Locator) => void
}) {
  const { target, stepKey, path, onTarget } = props
  const { picker, health } = useEditor()
  const error = useErrorAt(path)
  const said = sayTarget(target)
  const [opened, setOpened] = useState<{ way: Way; target: string } | null>(null)
  const told = JSON.stringify(target)
  const toggle = (wanted: Way) => setOpened(way === wanted ? null : { way: wanted, target: told })
  const isWaiting = picker?.waitingFor?.stepKey === stepKey && picker.waitingFor !== null
  // What was picked is here now, and the form that led to it has done its work.
  const hasArrived = opened?.way === 'pick' && opened.target !== told
  const way = isWaiting ? 'pick' : hasArrived ? null : (opened?.way ?? null)
  return (
    <div class="target" data-path={path} role="group" aria-label={t('editor.target')}>
      <div>
        <span class="field-label">{t('editor.target')}</span>
        <p class={`target-said ${error === undefined ? '' : 'field-error'}`}>
          {said ?? t('editor.targetNone')}
        </p>
      </div>
      {said !== null && <TargetStrength target={target} />}
      <TargetHealthNote health={health.find((each) => each.stepKey === stepKey)} />
      {error !== undefined && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
      <div class="row">
        {picker && (
          <Button icon="pointer" aria-expanded={way === 'pick'} onClick={() => toggle('pick')}>
            {t('target.pick')}
          </Button>
        )}
        <Button look="quiet" aria-expanded={way === 'describe'} onClick={() => toggle('describe')}>
          {t(said === null ? 'target.describe' : 'editor.targetAgain')}
        </Button>
      </div>
      {way === 'pick' && picker && <PickTarget picker={picker} stepKey={stepKey} />}
      {way === 'describe' && <DescribeTarget target={target} onTarget={onTarget} />}
    </div>
  )
}
