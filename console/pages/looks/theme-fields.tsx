import type { Theme } from '#contract/workspace'
import { TextField } from '../../components/field.tsx'
import { Card } from '../../components/page.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { t } from '../../words/translate.ts'
import { AccentField } from './accent-field.tsx'

type Scheme = NonNullable<Theme['scheme']>
const schemes: readonly Scheme[] = ['page', 'light', 'dark']

/** Colour, light or dark, corner and the product's name. */
export function ThemeFields(props: {
  theme: Theme
  /** What the server holds against it. */
  error: string | undefined
  onTheme: (theme: Theme) => void
}) {
  const { theme, onTheme } = props
  return (
    <Card title={t('looks.looks')}>
      <div class="editor-fields">
        <AccentField
          accent={theme.accent}
          error={props.error}
          onAccent={(accent) => onTheme({ ...theme, accent })}
        />
        <Segmented
          label={t('looks.scheme')}
          value={theme.scheme ?? 'page'}
          options={schemes.map((value) => ({ value, label: t(`looks.scheme.${value}`) }))}
          onValue={(scheme) => onTheme({ ...theme, scheme })}
        />
        <Segmented
          label={t('looks.corner')}
          value={theme.corner ?? 'end'}
          options={[
            { value: 'start', label: t('looks.corner.start') },
            { value: 'end', label: t('looks.corner.end') },
          ]}
          onValue={(corner) => onTheme({ ...theme, corner })}
        />
        <p class="field-help">{t('looks.cornerHelp')}</p>
        <TextField
          label={t('looks.productName')}
          help={t('looks.productNameHelp')}
          value={theme.productName}
          onValue={(productName) => onTheme({ ...theme, productName: productName.slice(0, 100) })}
        />
      </div>
    </Card>
  )
}
