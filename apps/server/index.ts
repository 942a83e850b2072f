export { createPageServer, listen } from './page-server.ts'
