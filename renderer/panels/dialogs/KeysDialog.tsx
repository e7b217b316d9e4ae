import { Button, Heading } from 'react-aria-components'
import { commandTable, menus } from '#domain/commandTable'
import { keysLabel } from '../../commands/keys'
import { useStore } from '../../state/store'

/** All keys, by menu. */
export function KeysDialog() {
  const isMac = useStore((state) => state.platform === 'mac')
  return (
    <>
      <Heading slot="title">Keys</Heading>
      <div className="keys">
        {menus.map((menu) => {
          const commands = commandTable.filter((command) => command.menu === menu && command.keys !== null)
          return commands.length === 0 ? null : (
            <section key={menu}>
              <h3>{menu}</h3>
              <dl>
                {commands.map(({ id, label, keys }) => (
                  <div key={id}>
                    <dt>{label}</dt>
                    <dd>
                      <kbd>{keysLabel(keys, isMac)}</kbd>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
      <div className="dialog-buttons">
        <Button slot="close" className="button button-main">
          Close
        </Button>
      </div>
    </>
  )
}
