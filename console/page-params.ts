import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

export const PageParams = createContext<Readonly<Record<string, string>>>({})

/** A `:name` part of the page's own path, decoded: `usePageParam('id')` on `/accounts/:id`. */
export function usePageParam(name: string): string {
  return useContext(PageParams)[name] ?? ''
}
