/** The bureau whose year the demonstration shows. */
export const bureau = 'civil'

/** Who works in it, by their ids. */
export const staff = {
  leader: 'civil-leader',
  deputy: 'civil-head',
  drafter: 'civil-drafter',
  recorder: 'civil-recorder',
  second: 'civil-recorder-2',
  assistance: 'civil-1-head',
  elder: 'civil-2-head',
  affairs: 'civil-3-head',
  villages: 'civil-4-head',
} as const

/** Its sections, as its plan names them. */
export const sections = ['社会救助股', '养老服务股', '社会事务股', '基层政权股', '办公室'] as const

export const townships = ['weidu', 'shitang', 'meiling', 'liuhu', 'qingfeng'] as const
