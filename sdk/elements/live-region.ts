/** Screen readers miss what is said in the moment a region appears or just after another text. */
const SETTLE_MS = 100

interface Region {
  element: HTMLElement
  users: number
  timer: ReturnType<typeof setTimeout> | undefined
}
const regions = new WeakMap<ShadowRoot, Region>()

export interface Announcer {
  /** Has screen readers say it when they next pause. A newer text within 100 ms replaces it. */
  say(text: string): void
  leave(): void
}

/** The one polite live region of the SDK, there as long as a surface uses it. */
export function joinLiveRegion(root: ShadowRoot): Announcer {
  const region = regions.get(root) ?? open(root)
  region.users += 1
  let joined = true
  return {
    say(text) {
      clearTimeout(region.timer)
      region.timer = setTimeout(() => {
        // The same words again are a new message only if the text was away in between.
        region.element.textContent = ''
        region.element.textContent = text
      }, SETTLE_MS)
    },
    leave() {
      if (!joined) return
      joined = false
      region.users -= 1
      if (region.users > 0) return
      clearTimeout(region.timer)
      region.element.remove()
      regions.delete(root)
    },
  }
}

function open(root: ShadowRoot): Region {
  const element = document.createElement('div')
  element.setAttribute('role', 'status')
  element.setAttribute('aria-live', 'polite')
  // Unseen. A strict style-src refuses style attributes, not what a script sets here.
  element.style.cssText =
    'position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap'
  root.append(element)
  const region: Region = { element, users: 0, timer: undefined }
  regions.set(root, region)
  return region
}
