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
  isVisible(): boolean
  /** It was on screen. */
  onShown(celebrationId: string): void
  locks: LockManager | undefined
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
 * Shows each celebration once, whichever tab it is offered to. A tab claims an id with a lock that it
 * holds as long as it lives; what was really shown is remembered for the tabs that come after.
 */
export function createCelebrations(parts: CelebrationParts): Celebrations {
  const { storage, locks } = parts
  const queue: Celebration[] = []
  const claimed = new Set<string>()
  const releases = new Map<string, () => void>()
  let current: Celebration | undefined
  let isClaiming = false

  const slot = parts.createSlot(
    {
      shown() {
        if (!current || listShown().includes(current.id)) return
        storage.write('celebrated', [...listShown(), current.id].slice(-REMEMBERED))
        parts.onShown(current.id)
      },
      closed: finish,
    },
    () => {
      // Not shown after all: another tab may.
      if (current) releases.get(current.id)?.()
      finish()
    },
  )

  function listShown(): string[] {
    const ids = storage.read('celebrated')
    return Array.isArray(ids) ? (ids as string[]) : []
  }

  function finish(): void {
    current = undefined
    slot.hide()
    showNext()
  }

  function showNext(): void {
    if (current || isClaiming || !parts.isVisible()) return
    const next = queue.shift()
    if (!next) return
    isClaiming = true
    void show(next)
  }

  async function show(next: Celebration): Promise<void> {
    const isOurs = await claim(next.id)
    isClaiming = false
    if (!isOurs) return showNext()
    current = next
    slot.show(toView(next))
  }

  async function claim(id: string): Promise<boolean> {
    if (listShown().includes(id)) return false
    if (!locks) return true
    return new Promise((resolve) => {
      locks
        .request(`milepost:celebration:${id}`, { ifAvailable: true }, (lock) => {
          const isOurs = lock !== null && !listShown().includes(id)
          resolve(isOurs)
          if (isOurs) return new Promise<void>((release) => releases.set(id, release))
          return
        })
        .catch(() => resolve(false))
    })
  }

  function toView({ sinceStartMs }: Celebration): CelebrationView {
    const words = parts.words()
    return {
      title: words['celebration.title'],
      text:
        sinceStartMs === null
          ? words['celebration.text']
          : fillWords(words['celebration.textWithTime'], {
              time: toDurationWords(sinceStartMs, parts.language),
            }),
    }
  }

  return {
    offer(celebrations) {
      for (const celebration of celebrations) {
        if (claimed.has(celebration.id)) continue
        claimed.add(celebration.id)
        queue.push(celebration)
      }
      showNext()
    },
    showNext,
    close() {
      queue.length = 0
      current = undefined
      slot.hide()
      for (const release of releases.values()) release()
    },
  }
}
