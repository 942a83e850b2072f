import { config } from 'zod'

// The page's policy forbids code made from text, and the browser writes every attempt at it to its console. The schemas of the
// contract must know before they are made, so this stands before all other imports of the page.
config({ jitless: true })
