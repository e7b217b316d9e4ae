import { X } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useStore } from '../state/store'

/** Messages over the window's lower edge; errors are announced at once and stay until closed. */
export function Notices() {
  const notices = useStore((state) => state.notices)
  const closeNotice = useStore((state) => state.closeNotice)
  return (
    <div className="notices">
      {notices.map(({ id, tone, message, actions }) => (
        <div key={id} className={`notice notice-${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
          <p>{message}</p>
          {actions.map(({ label, run }) => (
            <Button
              key={label}
              className="button"
              onPress={() => {
                closeNotice(id)
                run()
              }}
            >
              {label}
            </Button>
          ))}
          <Button className="icon-button" aria-label="Close message" onPress={() => closeNotice(id)}>
            <X />
          </Button>
        </div>
      ))}
    </div>
  )
}
