import { useEffect, useRef, useState } from 'react'

/** How much of a long list is on the page, and the mark whose coming into sight makes it more. */
export interface Growing {
  readonly shown: number
  readonly end: React.RefObject<HTMLLIElement | null>
}

const step = 200

/**
 * Lets a long list grow as it is scrolled, so that thousands of items cost nothing until someone goes there. `reach` is
 * the index that has to be on the page in any case.
 */
export function useGrowing(length: number, reach: number): Growing {
  const [wanted, setWanted] = useState(step)
  const end = useRef<HTMLLIElement>(null)
  const shown = Math.min(length, Math.max(wanted, reach + step / 2))

  useEffect(() => {
    const mark = end.current
    if (!mark) return
    const watch = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setWanted(shown + step)
    })
    watch.observe(mark)
    return () => watch.disconnect()
  }, [shown])

  return { shown, end }
}
