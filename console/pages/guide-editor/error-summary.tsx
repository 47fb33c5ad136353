import { useEffect, useRef } from 'preact/hooks'
import { problemSentence } from '../../problem-words.ts'
import { t } from '../../words/translate.ts'
import { sayGuideError } from './guide-errors.ts'
import { sayPlace } from './say-place.ts'
import type { DraftOnScreen } from './use-draft.ts'

/** What keeps the guide from being published or saved; each line leads to its field. */
export function ErrorSummary(props: { editing: DraftOnScreen; onShow: () => void }) {
  const { errors, problem, state } = props.editing
  const box = useRef<HTMLDivElement>(null)
  const notReady = problem?.code === 'guide_not_ready'
  useEffect(() => {
    if (notReady) box.current?.focus()
  }, [problem])

  if (errors.length === 0) {
    // A refused publish or archive; a draft that was not saved says so beside Publish.
    if (problem === null || notReady || state === 'failed' || state === 'conflict') return null
    return (
      <div class="error-summary" role="alert">
        {problemSentence(problem)}
      </div>
    )
  }

  function show(path: string): void {
    props.onShow()
    // The language may change with it, so the field is there a moment later.
    requestAnimationFrame(() => focusField(path))
  }

  return (
    <div ref={box} class="error-summary" role="alert" tabIndex={-1}>
      <h2>
        {notReady
          ? t('editor.notReady', { count: errors.length })
          : problem
            ? problemSentence(problem)
            : t('editor.notSaved')}
      </h2>
      <ul>
        {errors.map((error) => (
          <li key={error.path}>
            <button type="button" class="link-button" onClick={() => show(error.path)}>
              {sayPlace(error.path)}
            </button>{' '}
            {sayGuideError(error)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The field itself, or the nearest part of the form that holds it. */
function focusField(path: string): void {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const place = document.querySelector(`[data-path="${CSS.escape(at)}"]`)
    const field = place?.querySelector<HTMLElement>('input, textarea, select, button')
    if (field) {
      field.focus()
      field.scrollIntoView({ block: 'center' })
      return
    }
  }
}
