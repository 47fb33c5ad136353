import { render } from 'preact'
import { answerHelp } from './components/help-dialog.tsx'
import { applyChosenTheme } from './theme.ts'
import { Tideboard } from './tideboard.tsx'
import { currentLanguage, speak } from './words/translate.ts'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/frame.css'
import './styles/parts.css'
import './styles/screens.css'
import './styles/chart.css'

applyChosenTheme()
answerHelp()
// Links inside the product do not carry what the first address asked for.
speak(currentLanguage())

const host = document.getElementById('tideboard')
if (host) render(<Tideboard />, host)
