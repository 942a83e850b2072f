/** The worker's code as a module: loading it lets pdf.js read on the calling thread, without a request for a script. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: unknown
}
