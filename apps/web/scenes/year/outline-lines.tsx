import { Button } from 'antd'
import type { LinesProps } from './year-scene.tsx'

type Block = LinesProps['year']['outline'][number]

const textOf = (block: Block): string =>
  'content' in block ? block.content.map((part) => (part.kind === 'text' ? part.text : '〔数〕')).join('') : ''

/** The report's own headings and sentences as this year's outline: its figures have become links. */
export function OutlineLines({ year, decide, locked }: LinesProps) {
  const links = year.outline.reduce(
    (count, block) => count + ('content' in block ? block.content.filter(({ kind }) => kind === 'figure').length : 0),
    0,
  )
  const accepted = year.outlineVerdict === 'accepted'
  return (
    <section aria-labelledby="year-outline">
      <h2 id="year-outline">
        提纲 <span className="figure__of">{links}处数成为链接</span>
      </h2>
      <p className="line__acts">
        {accepted ? <span className="line__verdict">✓ 作为{year.year}年材料的草稿</span> : null}
        <Button
          size="small"
          disabled={locked || year.outline.length === 0}
          onClick={() => decide({ outline: accepted ? 'open' : 'accepted' })}
        >
          {accepted ? '撤回' : `采纳，作为${year.year}年材料的草稿`}
        </Button>
      </p>
      <ol className="outline">
        {year.outline.map((block) =>
          block.kind === 'heading' ? (
            <li key={block.id} className={`outline__level-${block.level}`}>
              {textOf(block)}
            </li>
          ) : null,
        )}
      </ol>
    </section>
  )
}
