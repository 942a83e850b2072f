import { defineEndpoint } from '../endpoint.ts'
import { meSchema } from '../session/session.ts'

export const showMe = defineEndpoint({
  name: 'me/show',
  method: 'get',
  path: '/api/me',
  summary: '我是谁，有什么权限',
  access: 'signed-in',
  output: meSchema,
  status: 200,
  failures: [],
})
