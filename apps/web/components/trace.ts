import { createContext, useContext } from 'react'

/** A figure whose origin somebody wants to see. */
export interface Traced {
  readonly indicator: string
  readonly org: string
  /** A period's key: `2024`, `2024-01..11`. */
  readonly period: string
  /** Only the part where this dimension has this value. */
  readonly slice?: { readonly field: string; readonly value: string }
}

/** Opens the trace of a figure at the side. */
export const TraceContext = createContext<(traced: Traced) => void>(() => {})

/** The function that opens the trace of a figure at the side, without leaving the page. */
export const useTrace = (): ((traced: Traced) => void) => useContext(TraceContext)
