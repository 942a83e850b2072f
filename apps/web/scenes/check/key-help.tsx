import { Button } from 'antd'
import { keys } from './use-keys.ts'

const keyNames: Readonly<Record<string, string>> = { Escape: 'Esc' }

/** The keys, the shapes of the marks, and what is kept in this browser. */
export function KeyHelp({ onForget }: { readonly onForget: () => void }) {
  return (
    <div className="help">
      <h2>快捷键</h2>
      <dl>
        {keys.map((one) => (
          <div key={one.does}>
            <dt>
              {one.keys.map((key) => (
                <kbd key={key}>{keyNames[key] ?? key}</kbd>
              ))}
            </dt>
            <dd>{one.words}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>↑</kbd>
            <kbd>↓</kbd>
          </dt>
          <dd>在意见列表中上下移动</dd>
        </div>
      </dl>
      <h2>标记</h2>
      <p>
        <mark className="mark mark--error">■ 错误</mark> <mark className="mark mark--warning">◆ 存疑</mark>{' '}
        <mark className="mark mark--info">○ 提示</mark>
      </p>
      <h2>本机保存</h2>
      <p>只保存采纳记录（理由和句子的指纹，不含原文），存在本浏览器内。</p>
      <Button size="small" onClick={onForget}>
        清除采纳记录
      </Button>
    </div>
  )
}
