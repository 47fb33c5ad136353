import type { Celebration } from '#contract/event-batch'
import type { CelebrationActions, CelebrationView } from '../surface.ts'
import type { PageStorage } from '../identity/page-storage.ts'
import type { Words } from '../words/en.ts'
import { fillWords } from '../words/fill-words.ts'
import type { SurfaceSlot } from './surface-slot.ts'
import { toDurationWords } from './duration-words.ts'

export interface CelebrationParts {
  storage: PageStorage
  createSlot(actions: CelebrationActions, onFail: () => void): SurfaceSlot<CelebrationView>
  words(): Words
  language: string
  /** Whether this tab may show one now: of all tabs only one may. */
  mayShow(): boolean
  /** It was on screen. */
  onShown(celebrationId: string): void
}

export interface Celebrations {
  offer(celebrations: Celebration[]): void
  /** The page came to the front, or may show now. */
  showNext(): void
  close(): void
}

/** How many ids a browser remembers to have celebrated. */
const REMEMBERED = 50

/**
 * Shows each celebration once, whichever tabs it is offered to: the tab that may show notes it down
 * before it does.
 */
export function createCelebrations(parts: CelebrationParts): Celebrations {
  const { storage } = parts
  let queue: Celebration[] = []
  let current: Celebration | undefined

  const slot = parts.createSlot(
    {
      shown: () => current && parts.onShown(current.id),
      closed: finish,
    },
    () => {
      // Not shown after all: the next page may.
      remember(listShown().filter((id) => id !== current?.id))
      finish()
    },
  )

  const listShown = () => (storage.read('celebrated') ?? []) as string[]
  const remember = (ids: string[]) => storage.write('celebrated', ids.slice(-REMEMBERED))

  function finish(): void {
    current = undefined
    slot.hide()
    showNext()
  }

  function showNext(): void {
    if (current || !queue.length || !parts.mayShow()) return
    current = queue.shift()!
    const { id, sinceStartMs } = current
    const ids = listShown()
    if (ids.includes(id)) return finish()
    remember([...ids, id])
    const words = parts.words()
    slot.show({
      title: words['celebration.title'],
      text:
        sinceStartMs === null
          ? words['celebration.text']
          : fillWords(words['celebration.textWithTime'], {
              time: toDurationWords(sinceStartMs, parts.language),
            }),
    })
  }

  return {
    offer(celebrations) {
      queue.push(...celebrations)
      showNext()
    },
    showNext,
    close() {
      queue = []
      current = undefined
      slot.hide()
    },
  }
}
