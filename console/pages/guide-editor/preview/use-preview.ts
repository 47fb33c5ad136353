import { useEffect, useRef, useState } from 'preact/hooks'
import type { SurfaceName } from '#contract/surface-view'
import type { Theme } from '#contract/workspace'
import { textDirection } from '../text-direction.ts'
import { loadSurface, type SdkWords } from './load-surface.ts'
import type { Preview, PreviewOptions } from './preview-frame.ts'
import type { PreviewPicture } from './preview-scene.ts'

/**
 * Puts the SDK's real surface into a frame and keeps it up to date. `failed`: it could not be
 * loaded, so the texts have to be shown without it.
 */
export function usePreview(options: {
  /** What the frame is called. */
  title: string
  surface: SurfaceName
  /** BCP 47. */
  language: string
  theme: Theme
  /** Whether the page in the frame is dark. */
  dark: boolean
  /** What is shown, in the SDK's words; null: nothing. */
  picture: (words: SdkWords) => PreviewPicture | null
  /** Something in the surface was pressed: the name of its action and its first argument. */
  onAction: (name: string, argument: unknown) => void
}) {
  const { surface, language, dark } = options
  const { accent, scheme = 'page', corner = 'end' } = options.theme
  const place = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [failed, setFailed] = useState(false)
  const latest = useRef(options)
  latest.current = options

  useEffect(() => {
    let current = true
    let frame: HTMLIFrameElement | undefined
    setFailed(false)
    open().then(
      (found) => {
        if (current) setOpened(found)
      },
      () => {
        if (current) setFailed(true)
      },
    )
    return () => {
      current = false
      setOpened(null)
      // All that runs in it goes with it.
      frame?.remove()
    }

    async function open(): Promise<Opened | null> {
      const { chunk, words } = await loadSurface(surface, language)
      if (!current) return null
      frame = document.createElement('iframe')
      // Only our own files run in it, and they have to reach this page.
      frame.dataset['preview'] = ''
      frame.title = latest.current.title
      place.current?.replaceChildren(frame)
      const openPreview = await loadInto(frame)
      const preview = await openPreview({
        surface,
        chunk,
        locale: language,
        direction: textDirection(language),
        words,
        accent,
        scheme,
        corner,
        onAction: (name, argument) => latest.current.onAction(name, argument),
      })
      return { frame, preview, words }
    }
  }, [surface, language, accent, scheme, corner])

  useEffect(() => {
    const root = opened?.frame.contentDocument?.documentElement
    if (!root) return
    root.style.colorScheme = dark ? 'dark' : 'light'
    root.style.background = dark ? '#14171f' : '#ffffff'
  }, [dark, opened])

  useEffect(() => {
    const picture = opened && latest.current.picture(opened.words)
    if (!picture) return
    const focused = document.activeElement
    opened.preview.update(picture)
    // A modal takes the focus when it is drawn, which belongs to whoever is writing it.
    const drawn = requestAnimationFrame(() => {
      if (document.activeElement !== opened.frame || focused === opened.frame) return
      if (focused instanceof HTMLElement && focused !== document.body) focused.focus()
      else opened.frame.blur()
    })
    return () => cancelAnimationFrame(drawn)
  })

  return { place, failed }
}

interface Opened {
  frame: HTMLIFrameElement
  preview: Preview
  words: SdkWords
}

/** Runs the frame's own module in the frame, and hands out what it offers there. */
async function loadInto(
  frame: HTMLIFrameElement,
): Promise<(options: PreviewOptions) => Promise<Preview>> {
  const { address } = await import('./preview-frame.ts')
  const inside = frame.contentWindow
  if (!inside) throw new Error('The preview was closed')
  await new Promise<void>((resolve, reject) => {
    const script = inside.document.createElement('script')
    script.type = 'module'
    script.src = address
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () => reject(new Error('The preview was not allowed to run')))
    inside.document.head.append(script)
  })
  if (!inside.openMilepostPreview) throw new Error('The preview did not start')
  return inside.openMilepostPreview
}
