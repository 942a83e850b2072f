import {
  beginSecondFactor,
  confirmSecondFactor,
  endSession,
  listSessions,
  type Output,
  removeSecondFactor,
} from '@taizhang/contract'
import { roleTitles } from '@taizhang/ledger'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { askWho } from '../../client/client.ts'
import { useRead } from '../../client/use-read.ts'
import { useMe } from '../../client/use-session.ts'
import { useWrite } from '../../client/use-write.ts'
import { rowMoment } from '../../components/date-title.ts'
import { useNames } from '../../components/names.ts'
import { ProblemView } from '../../components/problem-view.tsx'
import { ChangePasswordForm } from '../../workbench/change-password-form.tsx'

/** Who I am, my password, my second factor, and where I am signed in. */
export function AccountPart() {
  const me = useMe()
  const names = useNames()
  const [changed, setChanged] = useState(false)
  return (
    <>
      <p className="settings__words">
        {me.person.name}，登录名 {me.signInName}，{names.org(me.person.org)}
        {me.person.post && `，${me.person.post}`}。
      </p>
      <table className="plain-table">
        <caption className="unseen">我今天的角色</caption>
        <thead>
          <tr>
            <th scope="col">角色</th>
            <th scope="col">单位</th>
            <th scope="col">范围</th>
            <th scope="col">起止</th>
          </tr>
        </thead>
        <tbody>
          {me.grants.map(({ role, org, reach, from, to }) => (
            <tr key={`${role} ${org} ${from}`}>
              <td>{roleTitles[role]}</td>
              <td>{names.org(org)}</td>
              <td>{reach === 'below' ? '含下级' : '本单位'}</td>
              <td>
                {from}—{to ?? '长期'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>修改密码</h2>
      {changed && <p role="status">密码已修改，您在别处的登录都已结束。</p>}
      <ChangePasswordForm onChanged={() => setChanged(true)} />
      <SecondFactor />
      <Sessions />
    </>
  )
}

/** Turning the six digits on and off. */
function SecondFactor() {
  const me = useMe()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [begun, setBegun] = useState<Output<typeof beginSecondFactor> | null>(null)
  const begin = useWrite(beginSecondFactor)
  const confirm = useWrite(confirmSecondFactor)
  const remove = useWrite(removeSecondFactor)
  const problem = begin.problem ?? confirm.problem ?? remove.problem
  const done = async () => {
    setBegun(null)
    setPassword('')
    setCode('')
    await askWho()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (me.secondFactor) {
      const answer = await remove.send({ body: { password, code } })
      if (answer.ok) await done()
    } else if (begun === null) {
      const answer = await begin.send({ body: { password } })
      if (answer.ok) setBegun(answer.value)
    } else {
      const answer = await confirm.send({ body: { code } })
      if (answer.ok) await done()
    }
  }
  const asksPassword = me.secondFactor || begun === null
  const asksCode = me.secondFactor || begun !== null
  return (
    <>
      <h2>动态口令</h2>
      <p className="settings__words">
        {me.secondFactor
          ? '已开启：登录时除密码外，还要输入手机上的六位数字。'
          : '未开启。开启后，登录时除密码外还要输入手机验证器（任何支持TOTP的应用）上的六位数字，密码泄露也不会被冒用。'}
      </p>
      {begun && (
        <>
          <p className="settings__words">
            在手机验证器里选“手动输入密钥”，账户填登录名，密钥填下面这串字符，再把它显示的六位数字填进来：
          </p>
          <p className="settings__secret">{begun.secret}</p>
        </>
      )}
      <form className="sign-in__form" onSubmit={submit}>
        {asksPassword && (
          <>
            <label htmlFor="factor-password">现在的密码</label>
            <Input.Password
              id="factor-password"
              value={password}
              autoComplete="current-password"
              required
              onChange={(event) => setPassword(event.target.value)}
            />
          </>
        )}
        {asksCode && (
          <>
            <label htmlFor="factor-code">六位数字</label>
            <Input
              id="factor-code"
              value={code}
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              maxLength={10}
              onChange={(event) => setCode(event.target.value)}
            />
          </>
        )}
        {problem && <ProblemView problem={problem} />}
        <div>
          <Button htmlType="submit" loading={begin.busy || confirm.busy || remove.busy}>
            {me.secondFactor ? '关闭动态口令' : begun === null ? '开启动态口令' : '确认开启'}
          </Button>
        </div>
      </form>
    </>
  )
}

function Sessions() {
  const { value, problem, again } = useRead(listSessions, {})
  const end = useWrite(endSession)
  return (
    <>
      <h2>我的登录</h2>
      <p className="settings__words">不认识的登录，请结束它并修改密码。</p>
      {problem && <ProblemView problem={problem} onAgain={again} />}
      {end.problem && <ProblemView problem={end.problem} />}
      <div className="plain-table__scroll">
        <table className="plain-table plain-table--stacked">
          <thead>
            <tr>
              <th scope="col">浏览器</th>
              <th scope="col">地址</th>
              <th scope="col">登录时间</th>
              <th scope="col">最近使用</th>
              <th scope="col">
                <span className="unseen">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {value?.items.map(({ id, agent, address, startedAt, seenAt, current }) => (
              <tr key={id}>
                <td>{agentWords(agent)}</td>
                <td>{address}</td>
                <td>{rowMoment(startedAt)}</td>
                <td>{rowMoment(seenAt)}</td>
                <td className="plain-table__actions">
                  {current ? (
                    '本机，现在'
                  ) : (
                    <Button size="small" loading={end.busy} onClick={() => end.send({ params: { id } })}>
                      结束
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** A browser in words, out of what it calls itself. */
function agentWords(agent: string): string {
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /Chrome\//.test(agent)
        ? 'Chrome'
        : /Safari\//.test(agent)
          ? 'Safari'
          : agent.slice(0, 40) || '未知'
  const system = /Windows/.test(agent)
    ? 'Windows'
    : /Android/.test(agent)
      ? '安卓'
      : /iPhone|iPad/.test(agent)
        ? 'iOS'
        : /Mac OS/.test(agent)
          ? 'macOS'
          : /Linux/.test(agent)
            ? 'Linux'
            : ''
  return system === '' ? browser : `${browser}（${system}）`
}
