/**
 * `milepost/react`: a provider and hooks. Nothing is touched before an effect runs, so that pages can
 * be rendered on a server, and under StrictMode a page still opens once.
 */
import {
  createContext,
  createElement,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type FunctionComponent,
  type ReactNode,
} from 'react'
import type { MilestoneState } from '#contract/session'
import type { Milepost } from '../index.ts'
import { installInstance } from '../install-instance.ts'
import { loadBundledChunk } from '../load-bundled-chunk.ts'
import type { MilepostOptions } from '../options.ts'
import { toMethods } from '../to-methods.ts'
import {
  drawChecklist,
  findChecklist,
  mountChecklist,
  type ShownChecklist,
} from './checklist-store.ts'

export { mountChecklist }
export type { ShownChecklist }

export type MilepostProviderProps = {
  children?: ReactNode
} & (
  | {
      /** Opens Milepost when the provider is mounted and destroys it when it goes. Read once. */
      options: MilepostOptions
      instance?: never
    }
  | {
      /** One that you opened yourself, and destroy yourself. */
      instance: Milepost
      options?: never
    }
)

export type MilestoneProgress =
  | { reached: true; reachedAt: string; by: 'you' | 'teammate' }
  | { reached: false; reachedAt: undefined; by: undefined }

/** The one of the page, whoever opened it; does nothing on a server. */
const ofPage = toMethods((...args) =>
  typeof window === 'undefined' ? undefined : installInstance(loadBundledChunk, undefined)(...args),
)
const Context = createContext<Milepost | null>(null)

/** Opens Milepost for what is inside. A page has one instance, so one provider. */
export const MilepostProvider: FunctionComponent<MilepostProviderProps> = ({
  options,
  instance,
  children,
}) => {
  // An object written into the props is a new one each time.
  const [first] = useState(options)
  useEffect(() => (first ? openPage(first) : undefined), [first])
  return createElement(Context.Provider, { value: instance ?? ofPage }, children)
}

/** The methods of `createMilepost`. Calls before the page is open wait for it. */
export function useMilepost(): Milepost {
  const milepost = useContext(Context)
  if (!milepost) throw new Error('useMilepost needs a <MilepostProvider> around it')
  return milepost
}

/**
 * The checklist there is for this user, and what can be done with it; null: none. While a component
 * that calls this is mounted, the page draws the checklist and ours is not shown. With a `guideKey`
 * that holds for this checklist alone.
 */
export function useChecklist(guideKey?: string): ShownChecklist | null {
  return useSyncExternalStore(
    useCallback((changed) => drawChecklist(guideKey, changed), [guideKey]),
    () => findChecklist(guideKey),
    () => null,
  )
}

/** Whether a milestone is reached, when and by whom, as the server says. */
export function useMilestone(key: string): MilestoneProgress {
  const milepost = useMilepost()
  const state = useSyncExternalStore<MilestoneState | undefined>(
    useCallback((changed) => milepost.on('change', changed), [milepost]),
    () => (milepost !== ofPage || isOpen ? milepost.milestone(key) : undefined),
    () => undefined,
  )
  return useMemo<MilestoneProgress>(
    () =>
      state
        ? { reached: true, reachedAt: state.reachedAt, by: state.by }
        : { reached: false, reachedAt: undefined, by: undefined },
    [state],
  )
}

let isOpen = false
/** A provider that went a moment ago: perhaps it only comes back. */
let leaving: { writeKey: string; timer: ReturnType<typeof setTimeout> } | undefined

function openPage(options: MilepostOptions): () => void {
  const { writeKey } = options
  if (leaving) clearTimeout(leaving.timer)
  // StrictMode takes every effect back once, and sets it up again at once.
  const isBack = leaving?.writeKey === writeKey
  if (leaving && !isBack) closePage()
  leaving = undefined
  if (!isBack) {
    const surfaces = { checklist: mountChecklist, ...options.surfaces }
    installInstance(loadBundledChunk, undefined, { ...options, surfaces })
    isOpen = true
  }
  return () => {
    leaving = { writeKey, timer: setTimeout(closePage) }
  }
}

function closePage(): void {
  leaving = undefined
  isOpen = false
  ofPage.destroy()
}
