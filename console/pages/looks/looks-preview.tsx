import { useEffect, useState } from 'preact/hooks'
import type { Theme } from '#contract/workspace'
import { currentTheme } from '../../appearance.ts'
import { Segmented } from '../../components/segmented.tsx'
import { currentLanguage, t } from '../../words/translate.ts'
import { isDark } from '../guide-editor/preview/is-dark.ts'
import { PreviewCard } from '../guide-editor/preview/preview-card.tsx'
import { sampleContents } from './sample-contents.ts'

/** A colour is dragged through many tones; the frame follows when it rests. */
const restMs = 150
const shownKinds = ['checklist', 'tour', 'banner'] as const

/** The looks on real surfaces, on a light or a dark page. */
export function LooksPreview({ theme }: { theme: Theme }) {
  const [kind, setKind] = useState<(typeof shownKinds)[number]>('checklist')
  const [page, setPage] = useState<'light' | 'dark'>(() =>
    isDark(currentTheme()) ? 'dark' : 'light',
  )
  const [at, setAt] = useState(1)
  const [rested, setRested] = useState(theme)
  const wanted = JSON.stringify(theme)
  useEffect(() => {
    const timer = setTimeout(() => setRested(theme), restMs)
    return () => clearTimeout(timer)
  }, [wanted])
  const shared = {
    guideKey: 'sample',
    guides: [],
    language: currentLanguage(),
    theme: rested,
    dark: page === 'dark',
    at,
    onAt: setAt,
  }
  const choice = (
    <div class="looks-choice">
      <Segmented
        label={t('looks.previewKind')}
        hideLabel
        value={kind}
        options={shownKinds.map((value) => ({ value, label: t(`guides.kind.${value}`) }))}
        onValue={setKind}
      />
      <Segmented
        label={t('looks.previewPage')}
        hideLabel
        value={page}
        options={[
          { value: 'light', label: t('looks.previewLight') },
          { value: 'dark', label: t('looks.previewDark') },
        ]}
        onValue={setPage}
      />
    </div>
  )
  return (
    <PreviewCard {...shared} kind={kind} content={sampleContents[kind]()}>
      {choice}
    </PreviewCard>
  )
}
