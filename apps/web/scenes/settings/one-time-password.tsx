import { Button, Modal } from 'antd'
import { useState } from 'react'
import { handOverText } from '../../components/hand-over.ts'

interface OneTimePasswordProps {
  readonly name: string
  readonly password: string
  readonly onClose: () => void
}

/** A password that is shown once, to be handed to its person. */
export function OneTimePassword({ name, password, onClose }: OneTimePasswordProps) {
  const [copied, setCopied] = useState(false)
  return (
    <Modal open title={`${name}的一次性密码`} footer={null} mask={{ closable: false }} onCancel={onClose}>
      <p>只显示这一次。请当面交给本人，首次登录时必须修改。</p>
      <p className="settings__secret">{password}</p>
      <div className="settings__bar">
        <Button onClick={async () => setCopied(await handOverText(password))}>{copied ? '已复制' : '复制'}</Button>
        <Button type="primary" onClick={onClose}>
          已交给本人，关闭
        </Button>
      </div>
    </Modal>
  )
}
