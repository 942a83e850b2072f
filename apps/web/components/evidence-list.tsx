import { downloadEvidence, listEvidence, type Output } from '@taizhang/contract'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { call } from '../client/client.ts'
import { useRead } from '../client/use-read.ts'
import { handOverFile } from './hand-over.ts'
import { ProblemView } from './problem-view.tsx'
import './evidence-list.css'

type Evidence = Output<typeof listEvidence>['items'][number]

/** The files that an entry was proved with; pictures are shown, others are handed over. */
export function EvidenceList({ entry }: { readonly entry: string }) {
  const { value, problem, again } = useRead(listEvidence, { params: { id: entry } })
  if (problem) return <ProblemView problem={problem} onAgain={again} />
  if (!value) return <p className="evidence__none">正在取佐证……</p>
  if (value.items.length === 0) return <p className="evidence__none">这条记录还没有佐证。</p>
  return (
    <ul className="evidence">
      {value.items.map((file) => (
        <li key={file.hash}>
          <EvidenceFile file={file} />
        </li>
      ))}
    </ul>
  )
}

const isPicture = ({ mediaType }: Evidence) => /^image\/(?:png|jpeg|webp|gif)$/.test(mediaType)

function EvidenceFile({ file }: { readonly file: Evidence }) {
  const [address, setAddress] = useState<string>()
  const [problem, setProblem] = useState('')
  const picture = isPicture(file)
  useEffect(() => {
    if (!picture) return
    const gone = new AbortController()
    let made = ''
    // Files always come as attachments, which a browser does not draw: the picture is drawn from its bytes.
    void read(file.hash, gone.signal).then((content) => {
      if (!content || gone.signal.aborted) return
      made = URL.createObjectURL(new Blob([content], { type: file.mediaType }))
      setAddress(made)
    })
    return () => {
      gone.abort()
      if (made !== '') URL.revokeObjectURL(made)
    }
  }, [file, picture])

  const save = async () => {
    const answer = await call(downloadEvidence, { params: { hash: file.hash } })
    if (answer.ok) handOverFile(file.name, [answer.value.content], file.mediaType)
    else setProblem(answer.problem.message)
  }

  return (
    <figure className="evidence__file">
      {address && (
        <a href={address} target="_blank" rel="noreferrer" title="在新页打开">
          <img src={address} alt={`佐证：${file.name}`} />
        </a>
      )}
      <figcaption>
        <Button type="link" size="small" onClick={save} title={`下载 ${file.name}`}>
          {file.name}
        </Button>
        <span className="evidence__size">{sizeText(file.sizeBytes)}</span>
        {problem !== '' && <span role="alert">{problem}</span>}
      </figcaption>
    </figure>
  )
}

async function read(hash: string, signal: AbortSignal): Promise<Blob | null> {
  try {
    const answer = await call(downloadEvidence, { params: { hash } }, { signal })
    return answer.ok ? answer.value.content : null
  } catch {
    return null
  }
}

/** 356 KB, 2.4 MB */
export const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
