import { LaterPart } from './panels/LaterPart'
import { Notices } from './panels/Notices'
import { StatusBar } from './panels/StatusBar'
import { Toolbar } from './panels/Toolbar'
import { useTheme } from './panels/useTheme'
import { useWindowTitle } from './panels/useWindowTitle'
import { Welcome } from './panels/Welcome'
import { Workspace } from './panels/Workspace'
import { useStore } from './state/store'

/** The window: a welcome without a folder, else toolbar, columns and status bar. */
export function App() {
  const isStarted = useStore((state) => state.isStarted)
  const hasFolder = useStore((state) => state.folder !== null)
  const hasDialog = useStore((state) => state.dialog !== null)
  useTheme()
  useWindowTitle()
  return (
    <div className="window">
      {isStarted && !hasFolder && <Welcome />}
      {isStarted && hasFolder && (
        <>
          <Toolbar />
          <Workspace />
          <StatusBar />
        </>
      )}
      {hasDialog && <LaterPart name="dialogs" />}
      <Notices />
    </div>
  )
}
