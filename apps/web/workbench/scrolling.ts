import { type RefObject, type UIEvent, useLayoutEffect, useRef } from 'react'
import { useLocation, useNavigationType } from 'react-router'

interface Scrolling {
  readonly scene: RefObject<HTMLElement | null>
  readonly onScroll: (event: UIEvent<HTMLElement>) => void
}

/** A new page begins at its top; one that is come back to is where it was left. The frame, not the window, is what scrolls. */
export function useScrolling(): Scrolling {
  const { key, pathname } = useLocation()
  const isBack = useNavigationType() === 'POP'
  const scene = useRef<HTMLElement>(null)
  const left = useRef(new Map<string, number>())
  const here = useRef({ key, pathname: '' })
  useLayoutEffect(() => {
    const node = scene.current
    if (!node) return
    // Another question to the same page stays where it is.
    if (here.current.pathname === pathname) left.current.set(key, node.scrollTop)
    else node.scrollTop = isBack ? (left.current.get(key) ?? 0) : 0
    here.current = { key, pathname }
  }, [key, pathname, isBack])
  return { scene, onScroll: ({ currentTarget }) => left.current.set(here.current.key, currentTarget.scrollTop) }
}
