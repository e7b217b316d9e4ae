import { Maximize2, Monitor, Paintbrush, Printer, Smartphone, Tablet } from 'lucide-react'
import type { ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup, Tooltip, TooltipTrigger } from 'react-aria-components'
import type { Settings } from '#api'
import type { CommandId } from '#domain/commandTable'
import { runCommand } from '../../commands/commands'
import { useStore } from '../../state/store'
import { CommandButton } from '../CommandButton'

const widths: { width: Settings['pageWidth']; id: CommandId; label: string; icon: ReactNode }[] = [
  { width: 'panel', id: 'page.panelWidth', label: 'As wide as the panel', icon: <Maximize2 /> },
  { width: 'phone', id: 'page.phoneWidth', label: 'As on a phone', icon: <Smartphone /> },
  { width: 'tablet', id: 'page.tabletWidth', label: 'As on a tablet', icon: <Tablet /> },
  { width: 'desktop', id: 'page.desktopWidth', label: 'As on a desktop', icon: <Monitor /> },
]

/** What can be done with the look of the page: its width, its style sheet, paper. */
export function PreviewBar() {
  const pageWidth = useStore((state) => state.settings.pageWidth)
  const styleSheet = useStore((state) => state.folder?.settings.styleSheet ?? null)
  return (
    <div className="preview-bar">
      <ToggleButtonGroup
        className="page-widths"
        aria-label="Width of the page"
        disallowEmptySelection
        selectedKeys={[pageWidth]}
      >
        {widths.map(({ width, id, label, icon }) => (
          <TooltipTrigger key={width} delay={500} closeDelay={0}>
            <ToggleButton
              id={width}
              className="icon-button"
              aria-label={label}
              onPress={() => runCommand(id)}
            >
              {icon}
            </ToggleButton>
            <Tooltip className="tooltip" offset={6}>
              {label}
            </Tooltip>
          </TooltipTrigger>
        ))}
      </ToggleButtonGroup>
      {styleSheet !== null && (
        <span className="style-name" title={styleSheet}>
          {styleSheet.split('/').at(-1)}
        </span>
      )}
      <CommandButton id="page.style" className="icon-button">
        <Paintbrush />
      </CommandButton>
      <CommandButton id="page.print" className="icon-button">
        <Printer />
      </CommandButton>
    </div>
  )
}
