import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Guide, GuideContents, GuideKind } from '#contract/guide'
import type { Theme } from '#contract/workspace'
import { currentTheme } from '../../../appearance.ts'
import { useWidth } from '../../../charts/use-width.ts'
import { Card } from '../../../components/page.tsx'
import { Segmented } from '../../../components/segmented.tsx'
import { useEnvironment } from '../../../session.tsx'
import { t } from '../../../words/translate.ts'
import { kindOf } from '../kinds/guide-kinds.ts'
import { isDark } from './is-dark.ts'
import { localize } from './localize.ts'
import { PlainPreview } from './plain-preview.tsx'
import type { PreviewScene } from './preview-scene.ts'
import { usePreview } from './use-preview.ts'

/** Sizes of the page in the frame, in its own CSS px. */
const screens = {
  desktop: { width: 640, height: 600 },
  phone: { width: 375, height: 600 },
} as const
type Screen = keyof typeof screens

/** The guide as people will see it, drawn by the SDK itself, while it is being written. */
export function PreviewCard<Kind extends GuideKind>(props: {
  kind: Kind
  content: GuideContents[Kind]
  guideKey: string
  /** All of this environment; the resource centre lists the published ones. */
  guides: readonly Guide[]
  language: string
  /** Other looks than those of the environment, while they are being chosen. */
  theme?: Theme
  /** Whether the page in the frame is dark; the console's own look when left out. */
  dark?: boolean
  /** Beneath the title: what to show. */
  children?: ComponentChildren
  /** Steps done, or the step or question somebody works on. */
  at: number
  onAt: (at: number) => void
}) {
  const { content, language } = props
  const editor = kindOf(props.kind)
  const { environment } = useEnvironment()
  const [screen, setScreen] = useState<Screen>('desktop')
  const [isOpen, setOpen] = useState(true)
  const { ref, width } = useWidth<HTMLDivElement>(360)
  const at = Math.max(0, Math.min(props.at, editor.lastAt(content)))
  const { PreviewFoot } = editor

  const { place, failed } = usePreview({
    title: t('editor.previewPage'),
    surface: editor.surface,
    language,
    theme: props.theme ?? environment.theme,
    dark: props.dark ?? isDark(currentTheme()),
    picture: (words) =>
      editor.picture(content, {
        guideKey: props.guideKey,
        language,
        words,
        at,
        isOpen,
        guides: inResourceCentre(props.guides, language),
      }),
    onAction(name, argument) {
      const change = editor.react(content, { name, argument, at })
      if (change.at !== undefined) props.onAt(change.at)
      if (change.isOpen !== undefined) setOpen(change.isOpen)
    },
  })
  const size = screens[screen]
  const scale = Math.min(1, width / size.width)

  return (
    <Card
      title={t('editor.preview')}
      aside={
        <Segmented
          label={t('editor.previewScreen')}
          hideLabel
          value={screen}
          options={[
            { value: 'desktop', label: t('editor.previewDesktop') },
            { value: 'phone', label: t('editor.previewPhone') },
          ]}
          onValue={setScreen}
        />
      }
    >
      {props.children}
      {failed ? (
        <PlainPreview texts={editor.texts(content)} language={language} />
      ) : (
        <div ref={ref} class="preview" style={{ height: `${size.height * scale}px` }}>
          <div
            ref={place}
            class="preview-page"
            style={{
              width: `${size.width}px`,
              height: `${size.height}px`,
              zoom: scale,
            }}
          />
        </div>
      )}
      <PreviewFoot content={content} at={at} onAt={props.onAt} />
    </Card>
  )
}

/** What is published now, as somebody finds it who speaks that language. */
function inResourceCentre(guides: readonly Guide[], language: string): PreviewScene['guides'] {
  return guides.flatMap(({ draft: { key, kind, content }, status }) =>
    status === 'published' && (kind === 'checklist' || kind === 'tour')
      ? [{ key, kind, title: localize(content.title, language) }]
      : [],
  )
}
