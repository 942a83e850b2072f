import { signIn } from '@taizhang/contract'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import type { Refused } from '../client/answer.ts'
import { call } from '../client/client.ts'
import type { Me } from '../client/session.ts'
import './sign-in-form.css'

interface SignInFormProps {
  /** The name that must sign in again; null where anybody may. */
  readonly name: string | null
  /** The jurisdiction, where the installation has several. */
  readonly tenant?: string
  readonly onSignedIn: (me: Me) => void
}

/** Name and password, and the six digits where they are asked for. */
export function SignInForm({ name: fixedName, tenant, onSignedIn }: SignInFormProps) {
  const [name, setName] = useState(fixedName ?? '')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asksCode, setAsksCode] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refused>()
  const field = useId()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const body = { name: name.trim(), password, ...(code !== '' && { code: code.trim() }), ...(tenant && { tenant }) }
    const answer = await call(signIn, { body }, { asksWho: true })
    setBusy(false)
    if (answer.ok) return onSignedIn(answer.value)
    const wantsCode = answer.problem.code === 'second-factor-needed'
    setAsksCode(wantsCode || answer.problem.code === 'wrong-second-factor')
    setCode('')
    // That the digits are wanted is a step, not a failure.
    setProblem(wantsCode ? undefined : answer.problem)
  }

  return (
    <form className="sign-in__form" onSubmit={submit}>
      <label htmlFor={`${field}-name`}>登录名</label>
      <Input
        id={`${field}-name`}
        value={name}
        autoComplete="username"
        autoCapitalize="none"
        autoFocus={fixedName === null}
        disabled={fixedName !== null}
        required
        maxLength={100}
        onChange={(event) => setName(event.target.value)}
      />
      <label htmlFor={`${field}-password`}>密码</label>
      <Input.Password
        id={`${field}-password`}
        value={password}
        autoComplete="current-password"
        autoFocus={fixedName !== null}
        required
        maxLength={200}
        onChange={(event) => setPassword(event.target.value)}
      />
      {asksCode && (
        <>
          <label htmlFor={`${field}-code`}>动态口令（手机上的六位数字）</label>
          <Input
            id={`${field}-code`}
            value={code}
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            required
            maxLength={10}
            onChange={(event) => setCode(event.target.value)}
          />
        </>
      )}
      {problem && (
        <p className="sign-in__problem" role="alert">
          {problem.message}
        </p>
      )}
      <Button type="primary" htmlType="submit" block loading={busy}>
        登录
      </Button>
    </form>
  )
}
