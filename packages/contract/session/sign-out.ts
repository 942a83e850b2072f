import { defineEndpoint } from '../endpoint.ts'

export const signOut = defineEndpoint({
  name: 'session/sign-out',
  method: 'delete',
  path: '/api/session',
  summary: '退出登录',
  access: 'signed-in',
  status: 204,
  failures: [],
})
