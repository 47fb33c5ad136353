import { createContext, type ComponentChildren } from 'preact'
import { useCallback, useContext, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { t } from '../words/translate.ts'
import { Icon } from './icon.tsx'
import './filter-bar.css'

/** Whether a chip holds what it usually does; `always`: it is on screen either way. */
type ChipState = 'usual' | 'set' | 'always'
type Tell = (chip: string, state: ChipState | null) => void

const BarContext = createContext<Tell | null>(null)

/** Fewer are as short as the button that would stand for them. */
const leastToFold = 3

/**
 * The filters of a page. On a phone those that hold what they usually do fold behind one button, so
 * that the answer comes into sight; those that are set stay.
 */
export function FilterBar({ children }: { children: ComponentChildren }) {
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const [chips, setChips] = useState<ReadonlyMap<string, ChipState>>(new Map())
  const tell = useCallback<Tell>((chip, state) => {
    setChips((known) => {
      const all = new Map(known)
      if (state === null) all.delete(chip)
      else all.set(chip, state)
      return all
    })
  }, [])
  const count = (state: ChipState) => [...chips.values()].filter((each) => each === state).length
  const [usual, set] = [count('usual'), count('set')]
  const folds = usual > 0 && usual + set >= leastToFold
  return (
    <div id={id} class={`row page-filters ${folds && !isOpen ? 'filters-folded' : ''}`}>
      {folds && (
        <button
          type="button"
          class="chip filters-toggle"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setIsOpen(!isOpen)}
        >
          <span class="chip-name">{t('filter.all')}</span>
          {set > 0 && <span class="chip-value">{t('filter.set', { count: set })}</span>}
          <Icon name="chevron-down" size={14} />
        </button>
      )}
      <BarContext.Provider value={tell}>{children}</BarContext.Provider>
    </div>
  )
}

/**
 * The class of a chip inside a `FilterBar`, which learns of it. A chip that was set does not vanish when
 * it is put back: whoever did so is still at it.
 */
export function useFolding(state: ChipState): string {
  const tell = useContext(BarContext)
  const chip = useId()
  const wasSet = useRef(false)
  wasSet.current ||= state === 'set'
  useLayoutEffect(() => tell?.(chip, state), [tell, chip, state])
  useLayoutEffect(() => () => tell?.(chip, null), [tell, chip])
  return state === 'usual' && !wasSet.current ? 'chip-usual' : ''
}
