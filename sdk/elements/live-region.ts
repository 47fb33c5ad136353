/** Screen readers miss what is said in the moment a region appears or just after another text. */
const SETTLE_MS = 100

let region: HTMLElement | undefined
let users = 0
let timer: ReturnType<typeof setTimeout> | undefined

export interface Announcer {
  /** Has screen readers say it when they next pause. A newer text within 100 ms replaces it. */
  say(text: string): void
  leave(): void
}

/** The one polite live region of the SDK, there as long as a surface uses it. Leave it once. */
export function joinLiveRegion(root: ShadowRoot, lang: string): Announcer {
  users += 1
  region ??= open(root)
  return {
    say(text) {
      clearTimeout(timer)
      timer = setTimeout(() => {
        // The same words again are a new message only if the text was away in between.
        if (!region) return
        region.replaceChildren()
        region.lang = lang
        region.append(text)
      }, SETTLE_MS)
    },
    leave() {
      users -= 1
      if (users > 0) return
      clearTimeout(timer)
      region?.remove()
      region = undefined
    },
  }
}

function open(root: ShadowRoot): HTMLElement {
  const element = document.createElement('div')
  element.role = 'status'
  element.ariaLive = 'polite'
  // Unseen. A strict style-src refuses style attributes, not what a script sets here.
  element.style.cssText = 'position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)'
  root.append(element)
  return element
}
