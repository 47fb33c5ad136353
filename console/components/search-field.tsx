import { useEffect, useRef, useState } from 'preact/hooks'
import { useUrlState } from '../use-url-state.ts'
import { Icon } from './icon.tsx'
import './search-field.css'

/** Typing rests for this long before the list is asked again. */
const restMs = 250

/** A search that lives in the address under `param`. `/` leads here, Escape clears. */
export function SearchField(props: { param?: string; label: string; placeholder: string }) {
  const [asked, setAsked] = useUrlState(props.param ?? 'search')
  const [typed, setTyped] = useState(asked)
  const input = useRef<HTMLInputElement>(null)

  useEffect(() => setTyped(asked), [asked])
  useEffect(() => {
    if (typed.trim() === asked) return
    const timer = setTimeout(() => setAsked(typed.trim()), restMs)
    return () => clearTimeout(timer)
  }, [typed])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof Element && event.target.closest('input, textarea, select')) return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  return (
    <label class="search">
      <span class="visually-hidden">{props.label}</span>
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        value={typed}
        placeholder={props.placeholder}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setTyped('')
          if (event.key === 'Enter') setAsked(typed.trim())
        }}
      />
    </label>
  )
}
