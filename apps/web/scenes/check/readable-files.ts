/** The endings of the files that can be read, for a file picker. */
export const readableFiles = '.docx,.xlsx,.pdf,.txt,.md'
