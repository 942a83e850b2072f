import type { Place, Section, TextDocument } from '@taizhang/text'
import { type CSSProperties, memo, type ReactNode, useEffect, useMemo, useRef } from 'react'
import { type Block, blocksOf, headingLevels } from './blocks.ts'
import { byParagraph, cutPieces, type Light, type Mark, type Piece, paragraphAt } from './pieces.ts'
import type { Sight } from './use-review.ts'

interface ReportTextProps {
  readonly document: TextDocument
  readonly sections: readonly Section[]
  readonly marks: readonly Mark[]
  /** Lights that come and go with the pointer. */
  readonly lights: readonly Light[]
  /** Lights that stay as long as a tab is open. */
  readonly traces: readonly Light[]
  readonly sight: Sight | null
  /** The findings under the click, the narrowest first. */
  readonly onMark: (findings: readonly number[]) => void
  /** The traced figure under the click. */
  readonly onTrace: (place: Place) => void
}

type ByParagraph<P> = ReadonlyMap<number, readonly P[]>

const none: readonly never[] = []

/** The report as on paper, with its marks. Blocks out of sight are neither laid out nor painted by the browser. */
export function ReportText({ document, sections, marks, lights, traces, sight, onMark, onTrace }: ReportTextProps) {
  const root = useRef<HTMLDivElement>(null)
  const blocks = useMemo(() => blocksOf(document), [document])
  const levels = useMemo(() => headingLevels(document, sections), [document, sections])
  const marksIn = useMemo(() => byParagraph(document.paragraphs, marks), [document, marks])
  const tracesIn = useMemo(() => byParagraph(document.paragraphs, traces), [document, traces])
  const lightsIn = useMemo(() => byParagraph(document.paragraphs, lights), [document, lights])

  useEffect(() => {
    if (sight && root.current) show(root.current, document, sight.place)
  }, [sight, document])

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard goes from finding to finding in the list beside the text.
    <div
      ref={root}
      className="report"
      role="document"
      aria-label="材料原文"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling pane must be reachable, or the keyboard can't scroll it.
      tabIndex={0}
      onClick={(event) => {
        const target = event.target as Element
        const traced = target.closest('[data-traced]')
        const mark = target.closest('[data-findings]')
        if (traced) onTrace(placeOf(traced))
        else if (mark) onMark((mark.getAttribute('data-findings') ?? '').split(' ').map(Number))
      }}
    >
      <div className="report__sheet">
        {blocks.map((block) => (
          <BlockView
            key={block.from}
            block={block}
            document={document}
            levels={levels}
            marksIn={marksIn}
            tracesIn={tracesIn}
            lights={lightsOf(block, lightsIn)}
          />
        ))}
      </div>
    </div>
  )
}

/** The lights of one block, or the one empty map: blocks without any are not drawn again when lights move. */
function lightsOf(block: Block, lightsIn: ByParagraph<Light>): ByParagraph<Light> {
  let own: Map<number, readonly Light[]> | null = null
  for (const [index, lights] of lightsIn) {
    if (index < block.from || index >= block.to) continue
    own ??= new Map()
    own.set(index, lights)
  }
  return own ?? noLights
}

const noLights: ByParagraph<Light> = new Map()

interface BlockViewProps {
  readonly block: Block
  readonly document: TextDocument
  readonly levels: ReadonlyMap<number, number>
  readonly marksIn: ByParagraph<Mark>
  readonly tracesIn: ByParagraph<Light>
  readonly lights: ByParagraph<Light>
}

const BlockView = memo(function BlockView({ block, document, levels, marksIn, tracesIn, lights }: BlockViewProps) {
  const line = (index: number) => {
    const place = document.paragraphs[index]
    if (!place) return null
    const pieces = cutPieces(place, marksIn.get(index) ?? none, [
      ...(lights.get(index) ?? none),
      ...(tracesIn.get(index) ?? none),
    ])
    return (
      <p
        key={index}
        data-paragraph={index}
        className={paragraphClass(
          levels.get(index),
          place.part,
          /^\s/.test(document.text.slice(place.start, place.start + 1)),
        )}
      >
        {pieces.map((piece) => pieceView(piece, document.text))}
      </p>
    )
  }
  const style = { '--lines': block.lines } as CSSProperties
  if (block.kind === 'text') {
    return (
      <div className="report__block" style={style}>
        {range(block.from, block.to).map(line)}
      </div>
    )
  }
  return (
    <div className="report__block report__block--table" style={style}>
      <table>
        <tbody>
          {block.rows.map((row) => (
            <tr key={row.row}>
              {row.cells.map((cell) => (
                <td key={cell.column} rowSpan={cell.rowSpan} colSpan={cell.columnSpan}>
                  {range(cell.from, cell.to).map(line)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
})

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(to - from, 0) }, (_, index) => from + index)
}

/** `spaced` says that the paragraph brings its own indent, as blanks. */
function paragraphClass(level: number | undefined, part: string, spaced: boolean): string {
  const heading = level === undefined ? '' : ` report__heading report__heading--${Math.min(level, 4)}`
  const indent = spaced ? ' report__paragraph--spaced' : ''
  return `report__paragraph${indent}${part === 'body' ? '' : ` report__paragraph--${part}`}${heading}`
}

function pieceView(piece: Piece, text: string): ReactNode {
  const words = text.slice(piece.start, piece.end)
  if (piece.severity === null && piece.light === null) return words
  const empty = piece.start === piece.end
  const classes = [
    'mark',
    piece.severity && `mark--${piece.severity}`,
    piece.light && `mark--${piece.light}`,
    empty && 'mark--empty',
  ]
  return (
    <mark
      key={`${piece.start}-${piece.end}`}
      data-start={piece.start}
      data-traced={piece.isTraced ? piece.end : undefined}
      data-findings={piece.findings.length > 0 ? piece.findings.join(' ') : undefined}
      className={classes.filter(Boolean).join(' ')}
    >
      {words}
    </mark>
  )
}

function placeOf(traced: Element): Place {
  return { start: Number(traced.getAttribute('data-start')), end: Number(traced.getAttribute('data-traced')) }
}

/** Brings a place into the middle of the pane. */
function show(root: HTMLElement, document: TextDocument, place: Place): void {
  const paragraph = root.querySelector(`[data-paragraph="${paragraphAt(document.paragraphs, place.start)}"]`)
  const words = paragraph?.querySelector(`[data-start="${place.start}"]`)
  const target = words ?? paragraph
  // The first call makes the browser lay out blocks it had only guessed the height of; the second then hits.
  target?.scrollIntoView({ block: 'center' })
  requestAnimationFrame(() => target?.scrollIntoView({ block: 'center' }))
}
