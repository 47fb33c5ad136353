import type { ComponentChild } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { Button } from './components/button.tsx'
import { Dialog } from './components/dialog.tsx'
import { t } from './words/translate.ts'

/**
 * While `dirty`, links of the console ask before they lead away, and closing the tab makes the
 * browser ask. Render what is returned: the question itself.
 */
export function useLeaveGuard(dirty: boolean): ComponentChild {
  const { route } = useLocation()
  const [leavingTo, setLeavingTo] = useState<string | null>(null)
  const isDirty = useRef(dirty)
  isDirty.current = dirty

  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      if (isDirty.current) event.preventDefault()
    }
    const onClick = (event: MouseEvent) => {
      const link = linkLeadingAway(event)
      if (!link || !isDirty.current) return
      event.preventDefault()
      event.stopImmediatePropagation()
      setLeavingTo(link)
    }
    addEventListener('beforeunload', onUnload)
    // Before the router, which listens on the window in the bubbling phase.
    document.addEventListener('click', onClick, true)
    return () => {
      removeEventListener('beforeunload', onUnload)
      document.removeEventListener('click', onClick, true)
    }
  }, [])

  return (
    <Dialog
      open={leavingTo !== null}
      title={t('leave.title')}
      onClose={() => setLeavingTo(null)}
      actions={
        <>
          <Button onClick={() => setLeavingTo(null)}>{t('leave.stay')}</Button>
          <Button
            look="danger"
            onClick={() => {
              isDirty.current = false
              setLeavingTo(null)
              if (leavingTo !== null) route(leavingTo)
            }}
          >
            {t('leave.leave')}
          </Button>
        </>
      }
    >
      <p>{t('leave.text')}</p>
    </Dialog>
  )
}

/** The address of a plain click on a link to another page of the console. */
function linkLeadingAway(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
    return null
  }
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement) || link.target || link.download) return null
  const url = new URL(link.href)
  if (url.origin !== location.origin || url.pathname === location.pathname) return null
  return url.pathname + url.search
}
