import { useEffect, useRef } from 'react'

/** What the keyboard can ask for anywhere on the page. */
export interface KeyActions {
  readonly next: () => void
  readonly previous: () => void
  readonly accept: () => void
  readonly undo: () => void
  readonly find: () => void
  readonly leave: () => void
}

/** Every key with what it does; the help page is made from the same list. */
export const keys: readonly {
  readonly keys: readonly string[]
  readonly does: keyof KeyActions
  readonly words: string
}[] = [
  { keys: ['n', 'j'], does: 'next', words: '下一处' },
  { keys: ['p', 'k'], does: 'previous', words: '上一处' },
  { keys: ['a'], does: 'accept', words: '采纳所选意见（写明理由）' },
  { keys: ['u'], does: 'undo', words: '撤销采纳' },
  { keys: ['/'], does: 'find', words: '在意见中查找' },
  { keys: ['Escape'], does: 'leave', words: '取消选择' },
]

/** Listens to the keys of `keys`, except where someone writes. */
export function useKeys(actions: KeyActions): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey || writes(event.target)) return
      const undoes = (event.ctrlKey || event.metaKey) && event.key === 'z' && !event.shiftKey
      if (!undoes && (event.ctrlKey || event.metaKey)) return
      const found = undoes ? 'undo' : keys.find((one) => one.keys.includes(event.key))?.does
      if (!found) return
      event.preventDefault()
      latest.current[found]()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

function writes(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
