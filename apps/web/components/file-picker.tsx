import { uploadEvidence } from '@taizhang/contract'
import { Button, Progress } from 'antd'
import { useState } from 'react'
import { call } from '../client/client.ts'
import { DropZone } from './drop-zone.tsx'
import { sizeText } from './evidence-list.tsx'
import { FileButton } from './file-button.tsx'
import './field-input.css'

/** A file that the server has. */
export interface UploadedFile {
  readonly hash: string
  readonly name: string
  readonly sizeBytes: number
}

interface FilePickerProps {
  readonly id?: string
  /** The hashes of the files chosen so far. */
  readonly value: readonly string[]
  readonly onChange: (hashes: readonly string[]) => void
  readonly most?: number
  readonly disabled?: boolean
}

interface Under {
  readonly name: string
  readonly share: number
}

/** Files as evidence: chosen, dropped, pasted or photographed, uploaded at once, with what may not be uploaded said beside. */
export function FilePicker({ id, value, onChange, most = 50, disabled = false }: FilePickerProps) {
  const [known, setKnown] = useState<ReadonlyMap<string, UploadedFile>>(new Map())
  const [under, setUnder] = useState<Under | null>(null)
  const [problem, setProblem] = useState('')

  const take = async (files: readonly File[]) => {
    setProblem('')
    let hashes = value
    for (const file of files) {
      if (hashes.length >= most) {
        setProblem(`最多${most}个文件，“${file.name}”没有上传。`)
        break
      }
      setUnder({ name: file.name, share: 0 })
      const input = { query: { name: file.name || '照片.jpg' }, file }
      const answer = await call(uploadEvidence, input, { onProgress: (share) => setUnder({ name: file.name, share }) })
      if (!answer.ok) {
        setProblem(`“${file.name}”没有传上：${answer.problem.message}`)
        break
      }
      const kept = answer.value
      setKnown((before) => new Map(before).set(kept.hash, kept))
      if (!hashes.includes(kept.hash)) hashes = [...hashes, kept.hash]
      onChange(hashes)
    }
    setUnder(null)
  }

  return (
    <DropZone label="上传附件" className="file-picker" pasted onFiles={(files) => void take(files)}>
      <FileButton
        id={id}
        size="small"
        disabled={disabled || under !== null}
        label="选择要上传的文件"
        multiple
        onFiles={(files) => void take(files)}
      >
        选择文件或拍照
      </FileButton>
      <span className="file-picker__words">可拖入或粘贴。不得上传涉密文件。</span>
      {under && (
        <p className="file-picker__under" role="status">
          正在上传“{under.name}”
          <Progress percent={Math.round(under.share * 100)} size="small" />
        </p>
      )}
      {value.length > 0 && (
        <ul className="file-picker__list">
          {value.map((hash, at) => {
            const file = known.get(hash)
            const name = file?.name ?? `文件${at + 1}`
            return (
              <li key={hash}>
                {name} {file && <span className="file-picker__words">{sizeText(file.sizeBytes)}</span>}
                <Button
                  type="link"
                  size="small"
                  aria-label={`去掉 ${name}`}
                  disabled={disabled}
                  onClick={() => onChange(value.filter((one) => one !== hash))}
                >
                  去掉
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      {problem !== '' && (
        <p className="field__mistake" role="alert">
          {problem}
        </p>
      )}
    </DropZone>
  )
}
