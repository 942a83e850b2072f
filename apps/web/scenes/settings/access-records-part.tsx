import { listAccessRecords } from '@taizhang/contract'
import { Button } from 'antd'
import { usePages } from '../../client/use-read.ts'
import { rowMoment } from '../../components/date-title.ts'
import { useNames } from '../../components/names.ts'
import { ProblemView } from '../../components/problem-view.tsx'

const events: Readonly<Record<string, string>> = {
  'sign-in': '登录',
  'sign-out': '退出',
  'session-ended': '结束一处登录',
  'password-changed': '修改密码',
  'second-factor-on': '开启动态口令',
  'second-factor-off': '关闭动态口令',
  'read-protected': '读取受保护字段',
  'evidence-read': '下载佐证',
  'account-created': '开通账号',
  'account-changed': '变更账号',
  'grants-changed': '变更角色',
  'setup-changed': '变更设置',
}

/** Who signed in, read what is protected, or changed accounts and roles; newest first. */
export function AccessRecordsPart() {
  const names = useNames()
  const { items, problem, again, hasMore, more, reading } = usePages(listAccessRecords, { query: { most: 100 } })
  return (
    <>
      <p className="settings__words">
        登录、读取受保护内容、账号和角色的变动，从新到旧。只能查看，谁也不能改、不能删。
      </p>
      {problem && <ProblemView problem={problem} onAgain={again} />}
      <div className="plain-table__scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">时间</th>
              <th scope="col">人员</th>
              <th scope="col">事项</th>
              <th scope="col">结果</th>
              <th scope="col">对象</th>
              <th scope="col">来源地址</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ id, at, person, event, subject, succeeded, address }) => (
              <tr key={id}>
                <td>{rowMoment(at)}</td>
                <td>{person === null ? '不明' : names.person(person)}</td>
                <td>{events[event] ?? event}</td>
                <td>{succeeded ? '成功' : <strong>失败</strong>}</td>
                <td>
                  {event.endsWith('-changed') || event.startsWith('account')
                    ? names.person(subject)
                    : shortened(subject)}
                </td>
                <td>{address}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hasMore && (
        <Button block loading={reading} onClick={more}>
          再列100条
        </Button>
      )}
    </>
  )
}

/** Hashes and ids are for comparing, not for reading. */
const shortened = (subject: string): string => (subject.length > 20 ? `${subject.slice(0, 16)}…` : subject)
