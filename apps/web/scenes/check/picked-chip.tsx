import type { Place } from '@taizhang/text'

interface PickedChipProps {
  readonly picked: Place | null
  readonly text: string
  readonly onPick: (place: Place | null) => void
}

/** Says that a list is narrowed to the figure clicked in the text, and widens it again. */
export function PickedChip({ picked, text, onPick }: PickedChipProps) {
  if (picked === null) return null
  return (
    <button type="button" className="chip" aria-pressed="true" onClick={() => onPick(null)}>
      只看“{text.slice(picked.start, picked.end)}” ✕
    </button>
  )
}

/** Whether two places share a character. */
export function overlaps(a: Place, b: Place): boolean {
  return a.start < b.end && b.start < a.end
}
