/** A file's name without its ending, for naming what is written from it. */
export function baseName(name: string): string {
  const base = name.replace(/\.(docx|xlsx|pdf|txt|md)$/i, '').replace(/[\\/:*?"<>|]/g, '')
  return base.trim() === '' ? '材料' : base
}
