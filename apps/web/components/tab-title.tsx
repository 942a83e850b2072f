import { useEffect } from 'react'

/** What the browser's tab says of a scene that shows one thing among many: its name before the workbench's. */
export function TabTitle({ words }: { readonly words: string }) {
  useEffect(() => {
    document.title = `${words} · 台账`
  }, [words])
  return null
}
