import type { Place } from '@taizhang/text'

/** Whether one of some places shares a character with the stretch from `start` to `end`. */
export const overlaps = (places: readonly Place[], start: number, end: number): boolean =>
  places.some((place) => place.start < end && start < place.end)
