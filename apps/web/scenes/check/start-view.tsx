import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { FileButton } from '../../components/file-button.tsx'
import { examples } from './examples.ts'
import type { Trouble } from './protocol.ts'
import { readableFiles } from './readable-files.ts'

interface StartViewProps {
  /** Text to go on with: what was pasted before. */
  readonly pasted: string
  readonly trouble: { readonly name: string; readonly trouble: Trouble } | null
  readonly onFiles: (files: readonly File[]) => void
  readonly onText: (name: string, text: string) => void
}

/** The empty page: drop, choose, paste or try. */
export function StartView({ pasted, trouble, onFiles, onText }: StartViewProps) {
  const [text, setText] = useState(pasted)
  usePaste(onFiles, setText)
  return (
    <main className="start">
      <p className="start__brand">
        <Link to="/">台账</Link>
      </p>
      <h1 className="start__title">校核一份材料</h1>
      <p className="start__lead">
        逐个核对总结、计划、报告里的数字和数字之间的关系，标出对不上的合计、比率、增幅，以及漏字缺数、标点序号、用字等差错。
      </p>
      {trouble && (
        <div className="trouble" role="alert">
          <strong>
            {trouble.name === '' ? '' : `《${trouble.name}》`}未能校核：{trouble.trouble.message}
          </strong>
          {trouble.trouble.advice !== '' && <p>{trouble.trouble.advice}</p>}
        </div>
      )}
      <section className="drop" aria-label="导入文件">
        <p className="drop__words">把文件拖到本页任意位置，或者</p>
        <FileButton type="primary" size="large" label="选择要校核的文件" accept={readableFiles} onFiles={onFiles}>
          选择文件
        </FileButton>
        <p className="drop__kinds">Word（.docx）、Excel（.xlsx）、有文字的 PDF、.txt、.md</p>
      </section>
      <section className="paste" aria-label="粘贴文字">
        <label htmlFor="pasted-text">或者粘贴文字</label>
        <Input.TextArea
          id="pasted-text"
          value={text}
          rows={7}
          placeholder="在此粘贴材料全文"
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '') onText('', text)
          }}
        />
        <div className="paste__row">
          <Button type="primary" disabled={text.trim() === ''} onClick={() => onText('', text)}>
            校核粘贴的文字
          </Button>
          {text !== '' && <Button onClick={() => setText('')}>清空</Button>}
          {examples.length > 0 && (
            <span className="paste__try">
              没有材料在手？用虚构的例子试一试：
              {examples.map(({ title, read }) => (
                <button
                  key={title}
                  type="button"
                  className="plain-link"
                  onClick={async () => onText(`例：${title}`, await read())}
                >
                  {title}
                </button>
              ))}
            </span>
          )}
        </div>
      </section>
      <section className="notice" aria-label="安全提示">
        <p>
          <strong>文字不出本机。</strong>
          材料只在这个浏览器里读取和校核，不上传、不留底；关闭本页即清除。
        </p>
        <p>
          <strong>涉密材料请勿导入。</strong>
          国家秘密只能在涉密设备上处理；工作秘密和个人信息，按本单位规定办理。
        </p>
      </section>
    </main>
  )
}

/** Takes what is pasted anywhere on the page: a copied file is read, a text goes into the field. */
function usePaste(onFiles: (files: readonly File[]) => void, onText: (text: string) => void): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (files.length > 0 && text === '') {
        event.preventDefault()
        onFiles(files)
      } else if (!(event.target instanceof HTMLTextAreaElement) && text !== '') {
        event.preventDefault()
        onText(text)
      }
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [onFiles, onText])
}
