import { useEffect } from 'react'
import { useStore } from '../state/store'

/** Light, dark, or as the system has it. */
export function useTheme(): void {
  const theme = useStore((state) => state.settings.theme)
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }, [theme])
}
