import type { Place } from './document.ts'

/**
 * What a number in a text is.
 * `quantity` states a fact that can be checked; `masked` stands for one (XX万元); `rank` is an ordinal fact;
 * `date` a date, time or period; `name` part of a name, slogan or grade (二十大, 三会一课, 3A); `marker` a list or heading
 * mark (一是, （一）); `citation` a document or road number; `other` anything else.
 */
export type FigureClass = 'quantity' | 'masked' | 'rank' | 'date' | 'name' | 'marker' | 'citation' | 'other'

/** How the words around a number bound it: 近 and 约 say `about`, 以上 and 不低于 `at-least`, 超过 `more-than`, 余 and 多 `over`. */
export type FigureBound = 'exact' | 'about' | 'over' | 'at-least' | 'at-most' | 'more-than' | 'less-than'

/** One number in a text. Its own place covers the number with its multiplier, unit and approximation word. */
export interface Figure extends Place {
  readonly class: FigureClass
  /** The digits alone. */
  readonly number: Place
  /** In base units, multiplier applied: 2.4万㎡ is 24000; 5.23％ is 5.23; 四分之三 is 0.75. Null where masked; ranks have their number, all other classes null. */
  readonly value: number | null
  /** As written, multiplier removed, full-width folded (％ is %). Empty where the text names none. */
  readonly unit: string
  /** The values that the printed digits can stand for, before any bound: 11% is [10.5, 11.5). */
  readonly low: number
  readonly high: number
  readonly bound: FigureBound
  /** The word that bounds it (约, 余, 不低于); empty where exact. */
  readonly approx: string
  /** Index of the paragraph, sentence and clause that the number starts in. */
  readonly paragraph: number
  readonly sentence: number
  readonly clause: number
  /** The other end of a range (5-10万元), as an index into the figures; -1 where it is no range. */
  readonly rangeWith: number
}
