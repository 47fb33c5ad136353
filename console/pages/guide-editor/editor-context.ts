import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { StepHealth } from '#contract/guide-insight'
import type { Milestone } from '#contract/milestone'
import { sayGuideError, type GuideError } from './guide-errors.ts'
import type { Picker } from './use-picker.ts'

/** What every part of the editor needs to know, beside its own piece of the draft. */
export interface EditorSurroundings {
  guideKey: string
  /** The language whose texts are edited, BCP 47. */
  language: string
  errors: readonly GuideError[]
  milestones: readonly Milestone[]
  /** Guides that a button can start. */
  startable: readonly { key: string; name: string }[]
  /** How pages fared with what the published version points at; empty until known. */
  health: readonly StepHealth[]
  /** Null where nothing can be picked. */
  picker: Picker | null
  /** Says to a screen reader what a button has done. */
  announce: (text: string) => void
}

export const EditorContext = createContext<EditorSurroundings>({
  guideKey: '',
  language: 'en',
  errors: [],
  milestones: [],
  startable: [],
  health: [],
  picker: null,
  announce: () => {},
})

export function useEditor(): EditorSurroundings {
  return useContext(EditorContext)
}

/** What is wrong at a path or below it, in the reader's language. */
export function useErrorAt(path: string): string | undefined {
  const { errors } = useEditor()
  const found = errors.find((error) => error.path === path || error.path.startsWith(`${path}.`))
  return found && sayGuideError(found)
}
