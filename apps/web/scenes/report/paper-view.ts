import { type Block, type FigureLink, headingNumbers } from '@taizhang/report'
import { baseKeymap, setBlockType } from 'prosemirror-commands'
import { closeHistory, history, redo, undo } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import type { Node } from 'prosemirror-model'
import { type Command, EditorState, Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet, EditorView, type NodeView } from 'prosemirror-view'
import { blocksOf, documentOf, documentSchema } from './document-schema.ts'

/** How a link reads just now. */
export interface ShownLink {
  readonly text: string
  readonly state: 'current' | 'pending' | 'stale' | 'new'
}

/** What a figure's chip and a whole table need to be drawn; the page keeps it up to date. */
export interface PaperData {
  readonly linkOf: (id: string) => ShownLink
  /** A table as it prints, by the block's id. */
  readonly printed: (id: string) => Block | undefined
}

/** A stretch with something to say about it. */
export interface Mark {
  readonly from: number
  readonly to: number
  readonly kind: 'error' | 'warning' | 'info' | 'typed'
}

export type Level = 0 | 1 | 2 | 3 | 4

interface PaperEvents {
  readonly onChange: (document: Node) => void
  /** The level of the paragraph in which the cursor stands; null where it stands in none. */
  readonly onLevel: (level: Level | null) => void
  readonly onFigure: (link: FigureLink) => void
  /** A link of a table, by the id of its row. */
  readonly onTableFigure: (link: string) => void
  readonly onSave: () => void
}

const marksKey = new PluginKey<DecorationSet>('marks')

/** The editor of a report: the document, its figures as chips, heading numbers, marks of what the check has found. */
export class Paper {
  readonly view: EditorView
  #data: PaperData
  readonly #chips = new Set<Redrawn>()
  readonly #onSave: () => void

  constructor(place: HTMLElement, blocks: readonly Block[], data: PaperData, events: PaperEvents) {
    this.#data = data
    this.#onSave = events.onSave
    const chips = this.#chips
    const save = () => {
      events.onSave()
      return true
    }
    this.view = new EditorView(place, {
      state: EditorState.create({
        doc: documentOf(blocks),
        plugins: [
          history(),
          keymap({ 'Mod-z': undo, 'Mod-y': redo, 'Mod-Shift-z': redo, 'Mod-s': save }),
          keymap(levelKeys()),
          keymap(baseKeymap),
          numbers,
          marks,
        ],
      }),
      attributes: { class: 'paper__text', 'aria-label': '正文', role: 'textbox', 'aria-multiline': 'true' },
      dispatchTransaction: (transaction) => {
        const next = this.view.state.apply(transaction)
        this.view.updateState(next)
        if (transaction.docChanged) events.onChange(next.doc)
        events.onLevel(levelAt(next))
      },
      nodeViews: {
        figure: (node) => new FigureChip(node, () => this.#data, chips, events.onFigure),
        whole: (node) => new WholeTable(node, () => this.#data, chips, events.onTableFigure),
      },
    })
  }

  /** Draws chips and tables anew where they read otherwise now. */
  show(data: PaperData): void {
    this.#data = data
    for (const chip of this.#chips) chip.redraw()
  }

  setEditable(editable: boolean): void {
    this.view.setProps({ editable: () => editable })
  }

  mark(all: readonly Mark[]): void {
    this.view.dispatch(this.view.state.tr.setMeta(marksKey, all))
  }

  /** Another report's blocks in place of these; nothing can be undone into them. */
  replace(blocks: readonly Block[]): void {
    const { plugins } = this.view.state
    this.view.updateState(EditorState.create({ doc: documentOf(blocks), plugins }))
  }

  setLevel(level: Level): void {
    changeLevel(level)(this.view.state, this.view.dispatch)
    this.view.focus()
  }

  undo(): void {
    undo(this.view.state, this.view.dispatch)
    this.view.focus()
  }

  redo(): void {
    redo(this.view.state, this.view.dispatch)
    this.view.focus()
  }

  /** Puts a link where the cursor is, or in place of a stretch; saved at once, so that its value is seen. */
  insert(link: FigureLink, at?: { readonly from: number; readonly to: number }): void {
    const { from, to } = at ?? this.view.state.selection
    const node = documentSchema.node('figure', { link })
    this.view.dispatch(closeHistory(this.view.state.tr.replaceWith(from, to, node).scrollIntoView()))
    this.view.focus()
    this.#onSave()
  }

  write(text: string, { from, to }: { readonly from: number; readonly to: number }): void {
    const { tr } = this.view.state
    this.view.dispatch(text === '' ? tr.delete(from, to) : tr.replaceWith(from, to, documentSchema.text(text)))
  }

  /** Brings a stretch into sight and marks it as the one that is looked at. */
  reveal({ from }: { readonly from: number }): void {
    const { node } = this.view.domAtPos(from)
    const element = node instanceof HTMLElement ? node : node.parentElement
    element?.scrollIntoView({ block: 'center' })
  }

  close(): void {
    this.view.destroy()
  }
}

function levelAt({ selection }: EditorState): Level | null {
  const { parent } = selection.$from
  if (parent.type === documentSchema.nodes.heading) return Number(parent.attrs.level) as Level
  return parent.type === documentSchema.nodes.paragraph ? 0 : null
}

/** Makes the paragraphs of the selection headings of a level, or text; a step of its own for undoing. */
const changeLevel =
  (level: Level): Command =>
  (state, dispatch) => {
    const type = level === 0 ? documentSchema.nodes.paragraph : documentSchema.nodes.heading
    if (!type) return false
    const { id } = state.selection.$from.parent.attrs
    const attrs = level === 0 ? { id } : { id, level }
    return setBlockType(type, attrs)(state, dispatch && ((transaction) => dispatch(closeHistory(transaction))))
  }

const levelKeys = () =>
  Object.fromEntries(([0, 1, 2, 3, 4] as const).map((level) => [`Mod-Alt-${level}`, changeLevel(level)]))

/** 一、 （一） 1. in front of headings: computed, never typed. */
const numbers = new Plugin({
  props: {
    decorations(state) {
      const of = headingNumbers(blocksOf(state.doc))
      const ids = blocksOf(state.doc).map(({ id }) => id)
      const all: Decoration[] = []
      state.doc.forEach((node, offset, index) => {
        const number = of.get(ids[index] ?? '')
        if (number !== undefined) all.push(Decoration.node(offset, offset + node.nodeSize, { 'data-number': number }))
      })
      return DecorationSet.create(state.doc, all)
    },
  },
})

const marks = new Plugin<DecorationSet>({
  key: marksKey,
  state: {
    init: () => DecorationSet.empty,
    apply(transaction, before) {
      const given = transaction.getMeta(marksKey) as readonly Mark[] | undefined
      if (given === undefined) return before.map(transaction.mapping, transaction.doc)
      return DecorationSet.create(
        transaction.doc,
        given.map(({ from, to, kind }) => Decoration.inline(from, to, { class: `mark mark--${kind}` })),
      )
    },
  },
  props: { decorations: (state) => marksKey.getState(state) },
})

interface Redrawn {
  redraw(): void
}

/**
 * A figure that opens by click or key. It is part of the line and no button, which would be a box: no line may begin with the comma
 * behind it.
 */
function chipElement(open: () => void): HTMLElement {
  const chip = document.createElement('span')
  chip.role = 'button'
  chip.tabIndex = 0
  chip.addEventListener('click', open)
  chip.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    open()
  })
  return chip
}

function drawChip(chip: HTMLElement, { text, state }: ShownLink): void {
  chip.textContent = text
  chip.className = `chip chip--${state}`
  chip.title = { current: '点开看来源', pending: '还没有数', stale: '台账里的数变了', new: '保存后显示数' }[state]
}

class FigureChip implements NodeView, Redrawn {
  readonly dom: HTMLElement
  readonly #node: Node
  readonly #data: () => PaperData
  readonly #all: Set<Redrawn>

  constructor(node: Node, data: () => PaperData, all: Set<Redrawn>, onFigure: (link: FigureLink) => void) {
    this.#node = node
    this.#data = data
    this.#all = all
    this.dom = chipElement(() => onFigure(node.attrs.link as FigureLink))
    all.add(this)
    this.redraw()
  }

  redraw(): void {
    drawChip(this.dom, this.#data().linkOf((this.#node.attrs.link as FigureLink).id))
  }

  /** A click on it is the page's, not the editor's, and so is a key while the focus is on it. */
  stopEvent(event: Event): boolean {
    return event.type === 'click' || (event.type === 'keydown' && event.target === this.dom)
  }

  ignoreMutation(): boolean {
    return true
  }

  destroy(): void {
    this.#all.delete(this)
  }
}

class WholeTable implements NodeView, Redrawn {
  readonly dom: HTMLElement
  readonly #block: Block
  readonly #data: () => PaperData
  readonly #all: Set<Redrawn>
  readonly #onFigure: (link: string) => void

  constructor(node: Node, data: () => PaperData, all: Set<Redrawn>, onFigure: (link: string) => void) {
    this.#block = node.attrs.block as Block
    this.#data = data
    this.#all = all
    this.#onFigure = onFigure
    this.dom = document.createElement('div')
    this.dom.className = 'paper__whole'
    this.dom.contentEditable = 'false'
    all.add(this)
    this.redraw()
  }

  redraw(): void {
    const printed = this.#data().printed(this.#block.id)
    const rows = printed?.kind === 'table' ? printed.rows : []
    const table = document.createElement('table')
    rows.forEach((row, at) => {
      const line = table.insertRow()
      for (const cell of row) {
        const place = document.createElement(at === 0 ? 'th' : 'td')
        for (const part of cell) place.append(part.kind === 'text' ? part.text : this.#chip(part.id))
        line.append(place)
      }
    })
    this.dom.replaceChildren(rows.length > 0 ? table : '保存后显示这张表')
  }

  #chip(link: string): HTMLElement {
    const chip = chipElement(() => this.#onFigure(link))
    drawChip(chip, this.#data().linkOf(link))
    return chip
  }

  stopEvent(event: Event): boolean {
    return event.type === 'click' || (event.type === 'keydown' && event.target !== this.dom)
  }

  ignoreMutation(): boolean {
    return true
  }

  destroy(): void {
    this.#all.delete(this)
  }
}
