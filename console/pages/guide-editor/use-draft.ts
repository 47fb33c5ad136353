import { useEffect, useRef, useState } from 'preact/hooks'
import type { Guide, GuideDraft } from '#contract/guide'
import {
  archiveGuide,
  fetchGuide,
  publishGuide,
  rollBackGuide,
  saveGuide,
} from '../../api-client.ts'
import { ApiProblem } from '../../api-problem.ts'
import { errorsStillTrue, toGuideErrors, type GuideError } from './guide-errors.ts'
import { isDraftComplete } from './is-draft-complete.ts'
import { rebaseOnTargets } from './rebase-on-targets.ts'

/** Typing rests this long before a draft is saved. */
const restMs = 700

/** `incomplete`: a condition that the server would refuse is still being written. */
export type SaveState = 'saved' | 'unsaved' | 'incomplete' | 'saving' | 'failed' | 'conflict'

export interface DraftOnScreen {
  draft: GuideDraft
  change: (draft: GuideDraft) => void
  /** The guide as the server last told it. */
  guide: Guide
  state: SaveState
  /** Why the last attempt to save, publish or archive failed, whole. */
  problem: ApiProblem | null
  /** What is wrong where; an error goes when its place is changed. */
  errors: readonly GuideError[]
  publishing: boolean
  /** Saves what is not saved now. False when refused, or still incomplete. */
  save: () => Promise<boolean>
  /** Takes over what others saved, under what is typed here; what was picked in a page never clashes. */
  pull: () => Promise<void>
  /** Saves what is not saved, then publishes. False when refused. */
  publish: () => Promise<boolean>
  /** Serves an earlier version again; the draft stays. False when refused. */
  rollBack: (version: number) => Promise<boolean>
  archive: () => Promise<boolean>
  /** Two people saved: theirs on screen … */
  takeTheirs: () => Promise<void>
  /** … or ours over theirs. */
  saveMine: () => Promise<void>
}

/**
 * A draft that saves itself when typing rests, one save at a time, and never over somebody else's.
 * What is not saved when the page is left is saved on the way out.
 */
export function useDraft(environment: string, loaded: Guide): DraftOnScreen {
  const { key } = loaded.draft
  const [draft, setDraft] = useState(loaded.draft)
  const [guide, setGuide] = useState(loaded)
  const [state, setState] = useState<SaveState>('saved')
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [errors, setErrors] = useState<readonly GuideError[]>([])
  const [publishing, setPublishing] = useState(false)

  // What asynchronous code needs as of now, not as of the render it started in.
  const latest = useRef(loaded.draft)
  const savedJson = useRef(JSON.stringify(loaded.draft))
  const told = useRef(loaded)
  const revision = useRef(loaded.revision)
  const inConflict = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const running = useRef<Promise<boolean> | null>(null)

  const isDirty = () => JSON.stringify(latest.current) !== savedJson.current

  const nextState = () =>
    !isDirty() ? 'saved' : isDraftComplete(latest.current) ? 'unsaved' : 'incomplete'

  useEffect(
    () => () => {
      if (isDirty() && !inConflict.current) void save()
    },
    [],
  )

  function change(next: GuideDraft): void {
    latest.current = next
    setDraft(next)
    if (inConflict.current) return
    clearTimeout(timer.current)
    setState(nextState())
    if (isDraftComplete(next)) timer.current = setTimeout(() => void save(), restMs)
  }

  /** Waits for a save that is under way, then saves what was typed meanwhile. */
  async function save(): Promise<boolean> {
    clearTimeout(timer.current)
    while (running.current) await running.current
    if (inConflict.current) return false
    if (!isDirty() || !isDraftComplete(latest.current)) {
      setState(nextState())
      return !isDirty()
    }
    setState('saving')
    running.current = send()
    const saved = await running.current
    running.current = null
    return saved
  }

  /** One save of what stands there now. */
  function send(mayRebase = true): Promise<boolean> {
    const sent = latest.current
    return attempt(() => saveGuide(environment, sent, revision.current), sent, {
      onDone: () => {
        savedJson.current = JSON.stringify(sent)
      },
      // Picking in a page saves, too: that is no reason to ask which of the two is meant.
      ...(mayRebase
        ? { onConflict: async () => adopt(await fetchGuide(environment, key)) && send(false) }
        : {}),
    })
  }

  /** What others saved, with what is typed here on top. False when that would lose either. */
  function adopt(theirs: Guide): boolean {
    const isMine = isDirty()
    const merged = isMine
      ? rebaseOnTargets(told.current.draft, latest.current, theirs.draft)
      : theirs.draft
    if (merged === null) return false
    take(theirs)
    latest.current = merged
    setDraft(merged)
    if (isMine && isDraftComplete(merged)) timer.current = setTimeout(() => void save(), restMs)
    return true
  }

  /** From now on this is what the server holds. */
  function take(theirs: Guide): void {
    clearTimeout(timer.current)
    told.current = theirs
    revision.current = theirs.revision
    savedJson.current = JSON.stringify(theirs.draft)
    setGuide(theirs)
  }

  async function pull(): Promise<void> {
    const before = revision.current
    const theirs = await fetchGuide(environment, key)
    // A save of our own may have been under way meanwhile; then the next round tells.
    const isOvertaken = running.current !== null || revision.current !== before
    if (isOvertaken || inConflict.current || theirs.revision <= before) return
    adopt(theirs)
    setState(nextState())
  }

  /** One request about the draft as it was then; its answer or its refusal goes on screen. */
  async function attempt(
    ask: () => Promise<Guide>,
    about: GuideDraft,
    then: { onDone?: () => void; onConflict?: () => Promise<boolean> } = {},
  ): Promise<boolean> {
    try {
      const answer = await ask()
      then.onDone?.()
      revision.current = answer.revision
      told.current = answer
      setGuide(answer)
      setProblem(null)
      setState(nextState())
      return true
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (error.code === 'version_conflict' && (await settles(then.onConflict))) return true
      inConflict.current = error.code === 'version_conflict'
      setProblem(error)
      setErrors(toGuideErrors(error.errors, about))
      setState(inConflict.current ? 'conflict' : isDirty() ? 'failed' : 'saved')
      return false
    }
  }

  async function publish(): Promise<boolean> {
    setPublishing(true)
    const about = latest.current
    const published = (await save()) && (await attempt(() => publishGuide(environment, key), about))
    if (published) setErrors([])
    setPublishing(false)
    return published
  }

  async function takeTheirs(): Promise<void> {
    const theirs = await fetchGuide(environment, key)
    inConflict.current = false
    take(theirs)
    latest.current = theirs.draft
    setDraft(theirs.draft)
    setProblem(null)
    setErrors([])
    setState('saved')
  }

  async function saveMine(): Promise<void> {
    take(await fetchGuide(environment, key))
    inConflict.current = false
    await save()
  }

  return {
    draft,
    change,
    guide,
    state,
    problem,
    errors: errorsStillTrue(errors, draft),
    publishing,
    save,
    pull,
    publish,
    rollBack: (version) => attempt(() => rollBackGuide(environment, key, version), latest.current),
    archive: () => attempt(() => archiveGuide(environment, key), latest.current),
    takeTheirs,
    saveMine,
  }
}

/** Whether a way out of a conflict was found; a request on that way may be refused as well. */
async function settles(onConflict: (() => Promise<boolean>) | undefined): Promise<boolean> {
  try {
    return (await onConflict?.()) ?? false
  } catch (error) {
    if (error instanceof ApiProblem) return false
    throw error
  }
}
