import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { t } from '../../words/translate.ts'
import { useEditor, useErrorAt } from './editor-context.ts'

/**
 * A phase or a step with its heading and the buttons that move or remove it. Alt with an arrow key
 * moves it from anywhere inside; the focus stays where it was and the new place is said. A step
 * folds; one with something wrong in it stays open.
 */
export function Movable(props: {
  /** "Phase 2: Basics". */
  name: string
  /** Without its number, which moving changes: "Basics". May be empty. */
  title: string
  /** In the draft. */
  path: string
  index: number
  total: number
  level: 'phase' | 'step'
  /** Where its heading stands; a step of a tour has no phase above it. */
  heading: 'h3' | 'h4'
  /** Absent: it does not fold. */
  folded?: { atFirst: boolean; summary: ComponentChildren }
  onMove: (step: -1 | 1) => void
  /** Absent: the last one must stay. */
  onRemove?: (() => void) | undefined
  onFocus?: () => void
  children: ComponentChildren
}) {
  const { name, index, total, level, folded } = props
  const { announce } = useEditor()
  const [isFolded, setFolded] = useState(folded?.atFirst === true)
  const hasError = useErrorAt(props.path) !== undefined
  const isOpen = !folded || !isFolded || hasError
  const box = useRef<HTMLElement>(null)
  const focusAfterMove = useRef<HTMLElement | null>(null)
  const id = useId()
  const Heading = props.heading

  useLayoutEffect(() => {
    // Moving a node takes the focus off it.
    focusAfterMove.current?.focus()
    focusAfterMove.current = null
  }, [index])

  function move(step: -1 | 1): void {
    const position = index + step
    if (position < 0 || position >= total) return
    const focused = document.activeElement
    focusAfterMove.current =
      focused instanceof HTMLElement && box.current?.contains(focused) ? focused : null
    props.onMove(step)
    announce(t('editor.moved', { name: props.title || name, position: position + 1, total }))
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    if (!event.altKey || step === null) return
    // A step inside a phase: the innermost is meant.
    event.preventDefault()
    event.stopPropagation()
    move(step)
  }

  return (
    <section
      ref={box}
      class={`movable movable-${level}`}
      aria-label={name}
      data-path={props.path}
      onKeyDown={onKeyDown}
      onFocusCapture={props.onFocus}
    >
      <div class="movable-head">
        <Heading>
          {folded ? (
            <button
              type="button"
              class="fold"
              aria-expanded={isOpen}
              aria-controls={id}
              onClick={() => setFolded(isOpen)}
            >
              <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
              <span>
                {name}
                {!isOpen && <span class="fold-summary">{folded.summary}</span>}
              </span>
            </button>
          ) : (
            name
          )}
        </Heading>
        <div class="movable-buttons">
          <MoveButton
            icon="arrow-up"
            label={t('editor.moveUp', { name })}
            possible={index > 0}
            onClick={() => move(-1)}
          />
          <MoveButton
            icon="arrow-down"
            label={t('editor.moveDown', { name })}
            possible={index < total - 1}
            onClick={() => move(1)}
          />
          {props.onRemove && (
            <Button
              look="quiet"
              icon="trash"
              aria-label={t('editor.remove', { name })}
              title={t('editor.remove', { name })}
              onClick={() => {
                props.onRemove?.()
                announce(t('editor.removed', { name }))
              }}
            />
          )}
        </div>
      </div>
      <div id={id} class="movable-body" hidden={!isOpen}>
        {isOpen && props.children}
      </div>
    </section>
  )
}

/** At an end it stays focusable, so that the focus is not lost on the way there. */
function MoveButton(props: {
  icon: 'arrow-up' | 'arrow-down'
  label: string
  possible: boolean
  onClick: () => void
}) {
  return (
    <Button
      look="quiet"
      icon={props.icon}
      aria-label={props.label}
      title={props.label}
      busy={!props.possible}
      onClick={props.onClick}
    />
  )
}
