import { useEffect, useRef } from 'react'
import { Observed } from '../client/observed.ts'

/** A key that a scene listens to, with what it does in words: the help (?) is made of these. */
export interface SceneKey {
  /** As KeyboardEvent names it: `n`, `/`, `Escape`, `Enter`. */
  readonly key: string
  /** With Ctrl (⌘ on a Mac); it then also works while writing. */
  readonly ctrl?: true
  readonly words: string
  readonly act: () => void
}

/** The keys of all that is on the page now, by whoever listens to them. */
export const keysInUse = new Observed<readonly (readonly SceneKey[])[]>([])

/** Whether somebody is writing there, so that a letter is a letter. */
export const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Listens to keys while the component is on the page, and shows them in the help. */
export function useKeys(keys: readonly SceneKey[]): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  // The words stand in the help; a key's act may be another function at every drawing.
  const words = keys.map(({ key, ctrl, words }) => `${ctrl ? 'Ctrl+' : ''}${key} ${words}`).join('\n')
  useEffect(() => {
    if (words === '') return
    const shown = latest.current
    keysInUse.set([...keysInUse.get(), shown])
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return
      const ctrl = event.ctrlKey || event.metaKey
      const found = latest.current.find((one) => one.key === event.key && (one.ctrl ?? false) === ctrl)
      if (!found || (!ctrl && event.key !== 'Escape' && isWriting(event.target))) return
      event.preventDefault()
      found.act()
    }
    window.addEventListener('keydown', press)
    return () => {
      window.removeEventListener('keydown', press)
      keysInUse.set(keysInUse.get().filter((one) => one !== shown))
    }
  }, [words])
}
