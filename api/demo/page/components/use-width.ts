import { useEffect, useRef, useState } from 'preact/hooks'

/** The width of an element in CSS pixels, kept current; `guess` until it is measured. */
export function useWidth<Target extends Element>(guess: number) {
  const ref = useRef<Target>(null)
  const [width, setWidth] = useState(guess)
  useEffect(() => {
    if (!ref.current) return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width))
    })
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [])
  return { ref, width }
}
