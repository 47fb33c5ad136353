import { useLocation } from 'preact-iso'
import { signOut } from '../api-client.ts'
import { ApiProblem } from '../api-problem.ts'
import { applyLanguage, applyTheme, currentTheme, themes, type Theme } from '../appearance.ts'
import { problemSentence } from '../problem-words.ts'
import { useEnvironment } from '../session.tsx'
import { forgetResources } from '../use-resource.ts'
import { withQuery } from '../use-url-state.ts'
import { currentLanguage, languages, t, type Language } from '../words/translate.ts'
import { Icon } from './icon.tsx'
import { languageNames } from './language-links.tsx'
import { Popover } from './popover.tsx'
import { Segmented } from './segmented.tsx'
import { showToast } from './toast.tsx'

/** Who is signed in, the look of the console, its language, and the way out. */
export function PersonMenu() {
  const { me } = useEnvironment()
  const { route } = useLocation()

  async function leave(): Promise<void> {
    try {
      await signOut()
      forgetResources()
      route('/sign-in')
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      showToast(problemSentence(problem), 'problem')
    }
  }

  return (
    <Popover
      class="person-panel"
      trigger={(attributes) => (
        <button
          type="button"
          class="rail-link person"
          aria-label={`${me.member.name}: ${t('app.settings')}`}
          {...attributes}
        >
          <Icon name="person" />
          <span>{me.member.name}</span>
        </button>
      )}
    >
      {() => (
        <div class="stack">
          <p class="soft small">{t('app.signedInAs', { email: me.member.email })}</p>
          <AppearanceChoices />
          <button type="button" class="button button-secondary" onClick={() => void leave()}>
            {t('app.signOut')}
          </button>
        </div>
      )}
    </Popover>
  )
}

/** Theme and language: in the address, so a link shows the same, and remembered here. */
export function AppearanceChoices() {
  const { route } = useLocation()

  function chooseTheme(theme: Theme): void {
    applyTheme(theme)
    route(withQuery({ theme: theme === 'system' ? null : theme }), true)
  }

  async function chooseLanguage(language: Language): Promise<void> {
    await applyLanguage(language)
    route(withQuery({ lang: language }), true)
  }

  return (
    <>
      <Segmented
        label={t('app.theme')}
        value={currentTheme()}
        options={themes.map((theme) => ({ value: theme, label: t(`app.theme.${theme}`) }))}
        onValue={chooseTheme}
      />
      <Segmented
        label={t('app.language')}
        value={currentLanguage()}
        options={languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
        onValue={(language) => void chooseLanguage(language)}
      />
    </>
  )
}
