import { useEffect, useRef, useState } from 'preact/hooks'
import type { GuideKind } from '#contract/guide'
import type { Locator } from '#contract/locator'
import type { Locale } from '#contract/localized-text'
import { loadSurface } from './load-surface.ts'
import type { Preview, PreviewOptions } from './preview-frame.ts'
import type { SdkWords, SurfaceView } from './surface-views.ts'

/** What the frame shows: a view made with the SDK's words, and what a tour step points at. */
export type MakeView = (words: SdkWords) => { view: SurfaceView; target: Locator | null } | null

/**
 * Puts the SDK's real surface into a frame and keeps it up to date. `failed`: it could not be
 * loaded, so the texts have to be shown without it.
 */
export function usePreview(options: {
  /** What the frame is called. */
  title: string
  kind: GuideKind
  language: Locale
  accent: string
  dark: boolean
  makeView: MakeView
  onAction: (name: string) => void
}) {
  const { kind, language, accent, dark } = options
  const place = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [failed, setFailed] = useState(false)
  const latest = useRef(options)
  latest.current = options

  useEffect(() => {
    let current = true
    let frame: HTMLIFrameElement | undefined
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
      const { chunk, words } = await loadSurface(kind, language)
      if (!current) return null
      frame = document.createElement('iframe')
      // Only our own files run in it, and they have to reach this page.
      frame.dataset['preview'] = ''
      frame.title = latest.current.title
      place.current?.replaceChildren(frame)
      const openPreview = await loadInto(frame)
      const onAction = (name: string) => latest.current.onAction(name)
      const preview = await openPreview({ chunk, locale: language, words, accent, onAction })
      return { frame, preview, words }
    }
  }, [kind, language, accent])

  useEffect(() => {
    const root = opened?.frame.contentDocument?.documentElement
    if (!root) return
    root.style.colorScheme = dark ? 'dark' : 'light'
    root.style.background = dark ? '#14171f' : '#ffffff'
  }, [dark, opened])

  useEffect(() => {
    const made = opened && latest.current.makeView(opened.words)
    if (made) opened.preview.update(made.view, made.target)
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
