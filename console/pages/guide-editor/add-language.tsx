import { useMemo, useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { Popover } from '../../components/popover.tsx'
import { currentLanguage, t } from '../../words/translate.ts'
import { findLanguages } from './language-names.ts'

/** A list to choose another language from, by its name in either language or by its tag. */
export function AddLanguage(props: {
  used: readonly string[]
  onLanguage: (language: string) => void
}) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover
      class="add-language"
      onToggle={setOpen}
      trigger={(attributes) => (
        <Button look="quiet" icon="plus" {...attributes}>
          {t('editor.languageAdd')}
        </Button>
      )}
    >
      {(close) =>
        isOpen && (
          <LanguageList
            used={props.used}
            onLanguage={(language) => {
              close()
              props.onLanguage(language)
            }}
          />
        )
      }
    </Popover>
  )
}

/** Only while it is open: naming all languages takes its time. */
function LanguageList(props: { used: readonly string[]; onLanguage: (language: string) => void }) {
  const [typed, setTyped] = useState('')
  const reader = currentLanguage()
  const found = useMemo(() => findLanguages(typed, reader), [typed, reader])
  const offered = found.filter(({ tag }) => !props.used.includes(tag))
  return (
    <>
      <TextField
        label={t('editor.languageSearch')}
        help={t('editor.languageSearchHelp')}
        type="search"
        value={typed}
        onValue={setTyped}
      />
      <ul class="choices" aria-label={t('editor.languageAdd')}>
        {offered.map(({ tag, name, ownName }) => (
          <li key={tag}>
            <button type="button" class="choice" onClick={() => props.onLanguage(tag)}>
              <span>{name}</span>
              {ownName !== name && (
                <span class="soft small" lang={tag} dir="auto">
                  {ownName}
                </span>
              )}
              <code class="soft">{tag}</code>
            </button>
          </li>
        ))}
      </ul>
      {offered.length === 0 && <p class="soft small">{t('editor.languageNone')}</p>}
    </>
  )
}
