import { type ClipboardEvent, type DragEvent, type ReactNode, useState } from 'react'

interface DropZoneProps {
  /** What it is for. */
  readonly label: string
  readonly className: string
  /** Added while a file is held over it. */
  readonly classOver?: string
  /** Whether files can be pasted as well. */
  readonly pasted?: boolean
  readonly onFiles: (files: readonly File[]) => void
  readonly children: ReactNode
}

/** Where files are dropped: a short way beside the button inside. What is dropped here is not taken for the page's. */
export function DropZone({ label, className, classOver, pasted = false, onFiles, children }: DropZoneProps) {
  const [over, setOver] = useState(false)
  const take = ({ files }: DataTransfer) => {
    if (files.length > 0) onFiles([...files])
  }
  return (
    <section
      className={over && classOver ? `${className} ${classOver}` : className}
      aria-label={label}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event: DragEvent) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer)
      }}
      {...(pasted && { onPaste: (event: ClipboardEvent) => take(event.clipboardData) })}
    >
      {children}
    </section>
  )
}
