import { ImageOff } from 'lucide-react'
import { hostOf } from '#domain/markdown/links'
import { imagesOf, openPage } from '../../state/analysisSlice'
import { type Store, useStore } from '../../state/store'
import { CommandButton } from '../CommandButton'
import { counted } from '../counted'

/** The sites whose images the page does not load, one for each image, joined to be compared as a value. */
function blockedHosts(state: Store): string {
  const { openId, folder } = state
  const sources = openPage(state)?.parts.images.remoteImages ?? []
  if (sources.length === 0 || openId === null || folder === null || folder.settings.remoteImages) return ''
  const own = new Set(imagesOf(state, openId).map(({ source }) => source))
  return sources
    .filter((source) => !own.has(source))
    .map(hostOf)
    .join(' ')
}

/** Tells above the page that images of other sites are not loaded, of which, and offers to load them. */
export function BlockedImages() {
  const blocked = useStore(blockedHosts)
  if (blocked === '') return null
  const all = blocked.split(' ')
  const hosts = [...new Set(all)]
  const others = hosts.length - 1
  const from = others === 0 ? hosts[0] : `${hosts[0]} and ${counted(others, 'other site')}`
  return (
    <div className="blocked-images" role="note" aria-label="Remote images">
      <ImageOff aria-hidden="true" />
      <p title={hosts.join(', ')}>
        {counted(all.length, 'remote image')} blocked <span className="blocked-from">({from})</span>
      </p>
      <CommandButton id="images.showRemote" className="button">
        Show
      </CommandButton>
    </div>
  )
}
