import { useEffect, useRef, useState } from 'preact/hooks'
import { createPickerToken } from '../../api-client.ts'
import { ApiProblem } from '../../api-problem.ts'
import { remember, remembered } from '../../appearance.ts'
import type { GuideTarget } from './kinds/guide-kind.ts'
import { isSame, targetIn } from './rebase-on-targets.ts'
import type { DraftOnScreen } from './use-draft.ts'

/** How often the draft is asked for while somebody chooses in the page. */
const askEveryMs = 2_000
/** By then the page can no longer save what is picked. */
const waitAtMostMs = 30 * 60_000

export interface Picker {
  /** Address of the page that was picked in last. */
  page: string
  /** For which step a choice in the page is waited for, and what it points at until then. */
  waitingFor: { stepKey: string | null; before: GuideTarget | undefined } | null
  /** Why the page could not be opened, and for which step. */
  trouble: { stepKey: string | null; problem: ApiProblem | 'popup' | 'unsaved' } | null
  /** Saves the draft, then opens the page in a new tab. Call it right in the click. */
  open: (stepKey: string | null, page: string) => Promise<void>
  stop: () => void
}

/** Picking an element in the vendor's own page. `onPicked`: it is in the draft now. */
export function usePicker(
  environment: string,
  editing: DraftOnScreen,
  onPicked: (stepKey: string | null) => void,
): Picker {
  const [waitingFor, setWaitingFor] = useState<Picker['waitingFor']>(null)
  const [trouble, setTrouble] = useState<Picker['trouble']>(null)
  const [page, setPage] = useState(remembered(`pickPage.${environment}`) ?? '')
  const latest = useRef({ editing, onPicked })
  latest.current = { editing, onPicked }

  useEffect(() => {
    if (!waitingFor) return
    const stopAtMs = Date.now() + waitAtMostMs
    let isAsking = false
    async function ask(): Promise<void> {
      if (document.hidden || isAsking || !waitingFor) return
      if (Date.now() > stopAtMs) return setWaitingFor(null)
      isAsking = true
      try {
        await latest.current.editing.pull()
      } catch (error) {
        // No answer this time; the next round asks again.
        if (!(error instanceof ApiProblem)) throw error
      } finally {
        isAsking = false
      }
    }
    // Coming back from the page, nobody should wait for the next round.
    const onVisible = () => void ask()
    document.addEventListener('visibilitychange', onVisible)
    const timer = setInterval(() => void ask(), askEveryMs)
    return () => {
      document.removeEventListener('visibilitychange', onVisible)
      clearInterval(timer)
    }
  }, [waitingFor])

  const told = editing.guide.draft
  useEffect(() => {
    if (!waitingFor || isSame(targetIn(told, waitingFor.stepKey), waitingFor.before)) return
    setWaitingFor(null)
    latest.current.onPicked(waitingFor.stepKey)
  }, [told, waitingFor])

  async function open(stepKey: string | null, address: string): Promise<void> {
    setTrouble(null)
    // Asked for in the click itself, or the browser takes it for an unwanted window.
    const tab = window.open('about:blank', '_blank')
    if (!tab) return setTrouble({ stepKey, problem: 'popup' })
    tab.opener = null
    try {
      if (!(await editing.save())) {
        tab.close()
        return setTrouble({ stepKey, problem: 'unsaved' })
      }
      const { key } = editing.draft
      const { url } = await createPickerToken(environment, key, { stepKey, url: address })
      remember(`pickPage.${environment}`, address)
      setPage(address)
      tab.location.href = url
      setWaitingFor({ stepKey, before: targetIn(latest.current.editing.guide.draft, stepKey) })
    } catch (problem) {
      tab.close()
      if (!(problem instanceof ApiProblem)) throw problem
      setTrouble({ stepKey, problem })
    }
  }

  return { page, waitingFor, trouble, open, stop: () => setWaitingFor(null) }
}
