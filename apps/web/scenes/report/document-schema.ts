import { type Block, type FigureLink, type Inline, idsAfter } from '@taizhang/report'
import { type Node, Schema } from 'prosemirror-model'

type Level = Extract<Block, { kind: 'heading' }>['level']

/** What the clipboard carries of a figure or a table; anything else of that look is no figure. */
function written(name: 'block' | 'link', json: string | undefined): Readonly<Record<string, unknown>> | false {
  try {
    const value: unknown = JSON.parse(json ?? '')
    return typeof value === 'object' && value !== null && 'id' in value && 'kind' in value ? { [name]: value } : false
  } catch {
    return false
  }
}

/**
 * The editor's document. A figure link is one character that cannot be typed into; tables, repeated rows and the table of promises are
 * whole: they are shown as they print and moved or taken out, not written in.
 */
export const documentSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: {
      group: 'block',
      content: 'inline*',
      attrs: { id: { default: '' } },
      parseDOM: [{ tag: 'p' }],
      toDOM: () => ['p', 0],
    },
    heading: {
      group: 'block',
      content: 'inline*',
      defining: true,
      attrs: { id: { default: '' }, level: { default: 1 } },
      // The editor's own headings say their level; those of other programs are taken by their tag.
      parseDOM: [
        {
          tag: '[data-level]',
          getAttrs: (element) => ({ level: Number(element.dataset['level']) || 1 }),
          priority: 60,
        },
        ...([1, 2, 3, 4] as const).map((level) => ({ tag: `h${level}`, attrs: { level } })),
      ],
      toDOM: ({ attrs }) => [
        `h${Number(attrs.level) + 1}`,
        { class: `paper__heading paper__heading--${attrs.level}`, 'data-level': String(attrs.level) },
        0,
      ],
    },
    whole: {
      group: 'block',
      atom: true,
      attrs: { block: {} },
      parseDOM: [{ tag: '[data-block]', getAttrs: (element) => written('block', element.dataset['block']) }],
      toDOM: ({ attrs }) => ['div', { class: 'paper__whole', 'data-block': JSON.stringify(attrs.block) }],
    },
    text: { group: 'inline' },
    figure: {
      group: 'inline',
      inline: true,
      atom: true,
      attrs: { link: {} },
      parseDOM: [{ tag: '[data-link]', getAttrs: (element) => written('link', element.dataset['link']) }],
      toDOM: ({ attrs }) => ['span', { class: 'chip', 'data-link': JSON.stringify(attrs.link) }],
    },
  },
})

const inlineNodes = (content: readonly Inline[]): Node[] =>
  content.flatMap((part) => {
    if (part.kind === 'figure') return [documentSchema.node('figure', { link: part })]
    return part.text === '' ? [] : [documentSchema.text(part.text)]
  })

/** A report's blocks as the editor holds them. An empty report is one empty paragraph. */
export function documentOf(blocks: readonly Block[]): Node {
  const nodes = blocks.map((block) => {
    switch (block.kind) {
      case 'heading':
        return documentSchema.node('heading', { id: block.id, level: block.level }, inlineNodes(block.content))
      case 'paragraph':
        return documentSchema.node('paragraph', { id: block.id }, inlineNodes(block.content))
      default:
        return documentSchema.node('whole', { block })
    }
  })
  return documentSchema.node('doc', null, nodes.length > 0 ? nodes : [documentSchema.node('paragraph')])
}

/**
 * What the editor holds as blocks. Ids stay with their block and link; a block that was split or pasted, and a link that was copied,
 * get new ones.
 */
export function blocksOf(document: Node): readonly Block[] {
  const known: Block[] = []
  document.forEach((node) => {
    known.push(blockOf(node, String(node.attrs.id ?? ''), (link) => link))
  })
  const newId = idsAfter(known)
  const seen = new Set<string>()
  const own = (id: string, of: 'block' | 'figure'): string => {
    const kept = id === '' || seen.has(id) ? newId(of) : id
    seen.add(kept)
    return kept
  }
  const blocks: Block[] = []
  document.forEach((node) => {
    const id = own(node.type.name === 'whole' ? (node.attrs.block as Block).id : String(node.attrs.id), 'block')
    blocks.push(blockOf(node, id, (link) => ({ ...link, id: own(link.id, 'figure') })))
  })
  return blocks
}

function blockOf(node: Node, id: string, linked: (link: FigureLink) => FigureLink): Block {
  if (node.type.name === 'whole') return { ...(node.attrs.block as Block), id }
  const content: Inline[] = []
  node.forEach((child) => {
    if (child.isText) content.push({ kind: 'text', text: child.text ?? '' })
    else content.push(linked(child.attrs.link as FigureLink))
  })
  return node.type.name === 'heading'
    ? { kind: 'heading', id, level: Number(node.attrs.level) as Level, content }
    : { kind: 'paragraph', id, content }
}

/** Where a stretch of a block's printed text stands in the editor; null where it is not there, or cuts through a figure. */
export function rangeIn(
  document: Node,
  place: { readonly block: string; readonly start: number; readonly end: number },
  printed: (link: string) => string,
): { readonly from: number; readonly to: number } | null {
  let found: { readonly from: number; readonly to: number } | null = null
  document.forEach((node, offset) => {
    if (found || node.attrs.id !== place.block || !node.isTextblock) return
    let at = 0
    let from: number | null = null
    let to: number | null = null
    node.forEach((child, childOffset) => {
      const position = offset + 1 + childOffset
      const length = child.isText ? (child.text ?? '').length : printed((child.attrs.link as FigureLink).id).length
      const end = at + length
      const inside = (text: number) => (child.isText ? position + (text - at) : text === at ? position : position + 1)
      if (from === null && place.start >= at && place.start < end) from = inside(place.start)
      if (to === null && place.end > at && place.end <= end) to = child.isText ? inside(place.end) : position + 1
      at = end
    })
    if (from !== null && to !== null) found = { from, to }
  })
  return found
}
