import { Link, useSearchParams } from 'react-router'
import { session } from '../../client/client.ts'
import { SignInForm } from '../../workbench/sign-in-form.tsx'
import './sign-in.css'

/** The page before the workbench: who are you. It stands at whatever address was asked for, and gives way to it. */
export default function SignInScene() {
  const [search] = useSearchParams()
  const tenant = search.get('tenant')
  return (
    <main className="sign-in">
      <section className="sign-in__sheet">
        <p className="sign-in__brand">台账</p>
        <h1>登录</h1>
        <SignInForm name={null} {...(tenant && { tenant })} onSignedIn={(me) => session.begin(me)} />
        <details className="sign-in__help">
          <summary>首次使用，或忘记密码？</summary>
          <p>
            首次启动时，系统、安全、审计三个管理员的登录名和一次性密码显示在启动台账的终端窗口里，只显示一次。请分交三个人，首次登录时修改。
          </p>
          <p>其他人的账号由系统管理员开通，角色由安全管理员授予。忘记密码，请系统管理员重置。</p>
          <p>连续输错五次，账号锁定15分钟。</p>
        </details>
        <p className="sign-in__open">
          只想校核一份材料？<Link to="/check">不用登录，文字不出本机</Link>
        </p>
      </section>
      <p className="sign-in__notice">本系统不得录入、上传国家秘密。</p>
    </main>
  )
}
