/** An invented report that comes with the project. */
export interface ExampleReport {
  readonly title: string
  read(): Promise<string>
}

const files = import.meta.glob<string>('../../../../examples/check/*.txt', { query: '?raw', import: 'default' })

/** The examples of examples/check, each in a chunk of its own that is loaded when it is asked for. */
export const examples: readonly ExampleReport[] = [
  { file: 'civil-affairs', title: '民政局工作总结' },
  { file: 'township', title: '乡镇工作总结' },
  { file: 'water', title: '水利局工作总结' },
].flatMap(({ file, title }) => {
  const read = files[`../../../../examples/check/${file}.txt`]
  return read ? [{ title, read }] : []
})
