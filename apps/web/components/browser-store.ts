/** The part of localStorage that is needed. */
export interface KeyValueStore {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** A store that refuses everything, as some browsers do when asked for theirs. */
const refusing: KeyValueStore = {
  getItem: () => null,
  setItem: () => {
    throw new Error('this browser keeps nothing')
  },
  removeItem: () => {},
}

/** This browser's store. Where the user or a policy has closed it, even asking for it throws: then one that refuses. */
export function browserStore(): KeyValueStore {
  try {
    return window.localStorage
  } catch {
    return refusing
  }
}
