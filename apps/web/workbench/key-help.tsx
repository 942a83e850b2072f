import { Modal } from 'antd'
import { Fragment, useSyncExternalStore } from 'react'
import { keysInUse } from './keys.ts'

interface KeyHelpProps {
  readonly menu: readonly { readonly menu: string }[]
  readonly onClose: () => void
}

const names: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  Enter: '回车',
  ' ': '空格',
  ArrowUp: '↑',
  ArrowDown: '↓',
}

/** Every key that works on the page now. */
export function KeyHelp({ menu, onClose }: KeyHelpProps) {
  const scenes = useSyncExternalStore(keysInUse.listen, keysInUse.get).flat()
  return (
    <Modal open title="快捷键" footer={null} width={420} onCancel={onClose}>
      <dl className="key-list">
        {scenes.map(({ key, ctrl, words }) => (
          <Fragment key={`${ctrl}${key}${words}`}>
            <dt>
              {ctrl && (
                <>
                  <kbd>Ctrl</kbd>+
                </>
              )}
              <kbd>{names[key] ?? key}</kbd>
            </dt>
            <dd>{words}</dd>
          </Fragment>
        ))}
        {menu.map(({ menu: words }, at) => (
          <Fragment key={words}>
            <dt>
              <kbd>Alt</kbd>+<kbd>{at + 1}</kbd>
            </dt>
            <dd>到“{words}”</dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  )
}
