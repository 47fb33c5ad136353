import { useEffect, useRef, useState } from 'preact/hooks'
import type { GuideKind, Locator } from '#contract/guide'
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
  kind: GuideKind
  language: Locale
  accent: string
  dark: boolean
  makeView: MakeView
  onAction: (name: string) => void
}) {
  const { kind, language, accent, dark } = options
  const frame = useRef<HTMLIFrameElement>(null)
  const [opened, setOpened] = useState<{ preview: Preview; words: SdkWords } | null>(null)
  const [failed, setFailed] = useState(false)
  const latest = useRef(options)
  latest.current = options

  useEffect(() => {
    let current = true
    let preview: Preview | undefined
    setOpened(null)
    open()
      .then((found) => {
        preview = found.preview
        if (current) setOpened(found)
        else preview.remove()
      })
      .catch((error: unknown) => {
        if (!current) return
        console.warn(error)
        setFailed(true)
      })
    return () => {
      current = false
      preview?.remove()
    }

    async function open() {
      const { chunk, words } = await loadSurface(kind, language)
      const openPreview = await loadInto(frame.current)
      const onAction = (name: string) => latest.current.onAction(name)
      return {
        words,
        preview: await openPreview({ chunk, locale: language, words, accent, onAction }),
      }
    }
  }, [kind, language, accent])

  useEffect(() => {
    const root = frame.current?.contentDocument?.documentElement
    if (!root) return
    root.style.colorScheme = dark ? 'dark' : 'light'
    root.style.background = dark ? '#14171f' : '#ffffff'
  }, [dark, opened])

  useEffect(() => {
    if (!opened) return
    const made = latest.current.makeView(opened.words)
    if (made) opened.preview.update(made.view, made.target)
  })

  return { frame, failed }
}

/** Runs the frame's own module in the frame, and hands out what it offers there. */
async function loadInto(
  frame: HTMLIFrameElement | null,
): Promise<(options: PreviewOptions) => Promise<Preview>> {
  const inside = frame?.contentWindow
  if (!frame || !inside) throw new Error('The preview is gone')
  if (!inside.openMilepostPreview) {
    const { address } = await import('./preview-frame.ts')
    await new Promise<void>((resolve, reject) => {
      const script = inside.document.createElement('script')
      script.type = 'module'
      script.src = address
      script.addEventListener('load', () => resolve())
      script.addEventListener('error', () =>
        reject(new Error('The preview was not allowed to run')),
      )
      inside.document.head.append(script)
    })
  }
  if (!inside.openMilepostPreview) throw new Error('The preview did not start')
  return inside.openMilepostPreview
}
