import { useCallback, useEffect, useRef } from 'react'
import { useBlocker } from 'react-router'

/**
 * Asks before somebody leaves what is typed and not saved, by a link, a key or the browser.
 * @returns what lets the next leaving pass: for a scene that goes on by itself once it has saved.
 */
export function useLeaving(unsaved: boolean): () => void {
  const free = useRef(false)
  const blocker = useBlocker(useCallback(() => unsaved && !free.current, [unsaved]))
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    if (window.confirm('有没保存的内容，离开会丢失。仍要离开吗？')) blocker.proceed()
    else blocker.reset()
  }, [blocker])
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [unsaved])
  return useCallback(() => {
    free.current = true
  }, [])
}
