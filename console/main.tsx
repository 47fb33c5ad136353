import './console.css'
import { render } from 'preact'
import { applyLanguage, applyTheme, chosenLanguage, chosenTheme } from './appearance.ts'
import { Console } from './console.tsx'

const query = new URLSearchParams(location.search)
applyTheme(chosenTheme(query))
// English is built in, so a language that cannot be fetched still leaves a console to work with.
await applyLanguage(chosenLanguage(query)).catch(() => {})

const host = document.getElementById('console')
if (host) render(<Console />, host)
