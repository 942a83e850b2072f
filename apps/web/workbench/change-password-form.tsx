import { changePassword } from '@taizhang/contract'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useWrite } from '../client/use-write.ts'
import './sign-in-form.css'

/** The old password, and the new one twice. */
export function ChangePasswordForm({ onChanged }: { readonly onChanged: () => void }) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [differ, setDiffer] = useState(false)
  const write = useWrite(changePassword)
  const field = useId()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setDiffer(next !== again)
    if (next !== again) return
    const answer = await write.send({ body: { current, next } })
    if (!answer.ok) return
    setCurrent('')
    setNext('')
    setAgain('')
    onChanged()
  }

  return (
    <form className="sign-in__form" onSubmit={submit}>
      <label htmlFor={`${field}-current`}>现在的密码</label>
      <Input.Password
        id={`${field}-current`}
        value={current}
        autoComplete="current-password"
        required
        onChange={(event) => setCurrent(event.target.value)}
      />
      <label htmlFor={`${field}-next`}>新密码</label>
      <Input.Password
        id={`${field}-next`}
        value={next}
        autoComplete="new-password"
        aria-describedby={`${field}-rules`}
        required
        onChange={(event) => setNext(event.target.value)}
      />
      <p className="sign-in__rules" id={`${field}-rules`}>
        至少10个字符，大写、小写、数字、符号四类中至少三类，不含登录名和姓名。
      </p>
      <label htmlFor={`${field}-again`}>再输一次新密码</label>
      <Input.Password
        id={`${field}-again`}
        value={again}
        autoComplete="new-password"
        required
        onChange={(event) => setAgain(event.target.value)}
      />
      {(differ || write.problem) && (
        <p className="sign-in__problem" role="alert">
          {differ ? '两次输入的新密码不一样。' : write.problem?.message}
        </p>
      )}
      <Button type="primary" htmlType="submit" block loading={write.busy}>
        修改密码
      </Button>
    </form>
  )
}
