import { useId } from 'preact/hooks'
import type { GuideKind } from '#contract/guide'
import { Icon } from '../../components/icon.tsx'
import { t } from '../../words/translate.ts'
import { kindIcons } from './kind-name.tsx'
import './choose-kind.css'

// Every key of the table is a kind: its type asks for all of them and for nothing else.
const kinds = Object.keys(kindIcons) as GuideKind[]

/** The kinds of guides, each with what it is for; native radios, so arrow keys work. */
export function ChooseKind(props: { kind: GuideKind; onKind: (kind: GuideKind) => void }) {
  const name = useId()
  return (
    <fieldset class="kinds">
      <legend class="field-label">{t('guides.kind')}</legend>
      {kinds.map((kind) => (
        <label key={kind} class="kind">
          <input
            type="radio"
            class="visually-hidden"
            name={name}
            value={kind}
            checked={kind === props.kind}
            onChange={() => props.onKind(kind)}
          />
          <Icon name={kindIcons[kind]} size={20} />
          <span>
            <strong>{t(`guides.kind.${kind}`)}</strong>
            <span class="soft small">{t(`guides.purpose.${kind}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
