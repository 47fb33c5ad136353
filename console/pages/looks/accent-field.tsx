import { useId } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { formatNumber } from '../../format.ts'
import { t } from '../../words/translate.ts'
import { accentTrouble, contrastOnWhite } from './accent-trouble.ts'

/** A colour, picked or typed, with whether it can be read and the tone that could. */
export function AccentField(props: {
  accent: string
  error: string | undefined
  onAccent: (accent: string) => void
}) {
  const { accent, onAccent } = props
  const noteId = useId()
  const trouble = accentTrouble(accent)
  const ratio = contrastOnWhite(accent)
  return (
    <div class="field">
      <label class="field-label" for="accent-hex">
        {t('looks.accent')}
      </label>
      <div class="accent">
        <input
          type="color"
          aria-label={t('looks.accentPick')}
          value={ratio === null ? '#000000' : accent}
          onInput={(event) => onAccent(event.currentTarget.value)}
        />
        <input
          id="accent-hex"
          class="control"
          value={accent}
          spellcheck={false}
          maxLength={7}
          aria-invalid={trouble !== null || props.error !== undefined ? true : undefined}
          aria-describedby={noteId}
          onInput={(event) => onAccent(withHash(event.currentTarget.value))}
        />
        {ratio !== null && (
          <span class="accent-sample" style={{ background: accent }} aria-hidden="true">
            {t('looks.accentSample')}
          </span>
        )}
      </div>
      <div id={noteId} class={trouble ? 'field-error' : 'field-help'} role="status">
        {trouble?.kind === 'invalid' && t('looks.accentInvalid')}
        {trouble?.kind === 'unreadable' &&
          t('looks.accentPale', { ratio: formatNumber(ratio ?? 1, 1) })}
        {!trouble && (
          <span class="accent-fine">
            <Icon name="check" size={14} />
            {t('looks.accentFine', { ratio: formatNumber(ratio ?? 21, 1) })}
          </span>
        )}
      </div>
      {trouble?.kind === 'unreadable' && (
        <div>
          <Button onClick={() => onAccent(trouble.suggestion)}>
            <span class="accent-dot" style={{ background: trouble.suggestion }} />
            {t('looks.accentUse', { colour: trouble.suggestion })}
          </Button>
        </div>
      )}
      {props.error !== undefined && !trouble && (
        <p class="field-error" role="alert">
          {props.error}
        </p>
      )}
    </div>
  )
}

function withHash(text: string): string {
  const digits = text.trim().replace(/^#/, '').toLowerCase()
  return `#${digits}`
}
