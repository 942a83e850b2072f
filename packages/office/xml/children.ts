import type { XmlScanner } from './scan.ts'

/** Calls `visit` at each child of the current element; it must move past the child (`skip` or a reader). */
export function forChildren(scanner: XmlScanner, visit: () => void): void {
  if (scanner.selfClosing) return
  while (scanner.next() !== 'end') {
    if (scanner.kind === 'close') return
    if (scanner.kind === 'open') visit()
  }
}

/** A whole number from an attribute; undefined where it is none. */
export function wholeNumber(value: string | undefined): number | undefined {
  return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : undefined
}
