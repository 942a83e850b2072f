import type { ReactNode } from 'react'

interface EmptyStateProps {
  /** What is not there: 还没有记录. */
  readonly title: string
  /** Why, and what to do. */
  readonly children?: ReactNode
  /** The button that does it. */
  readonly action?: ReactNode
}

/** Stands where nothing is yet, and says what to do. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <p className="empty-state__title">{title}</p>
      {children && <p>{children}</p>}
      {action}
    </div>
  )
}
