import { useState } from 'react'
import { assetPath } from '#api'
import { useStore } from '../../../state/store'
import type { ControlProps } from './control'
import { TextField } from './TextField'

function Thumbnail({ url }: { url: string }) {
  const [isLost, setLost] = useState(false)
  if (isLost) return <p className="field-hint">No image of this name was found in the folder.</p>
  return (
    <img
      className="image-thumb"
      src={url}
      alt=""
      onError={() => setLost(true)}
      onLoad={({ currentTarget }) => setLost(currentTarget.naturalWidth === 0)}
    />
  )
}

/** The path of an image, with the image below it. Images on the web are not loaded. */
export function ImageField(props: ControlProps) {
  const { value } = props.field
  const source = typeof value === 'string' ? value : ''
  const id = useStore((state) => state.openId)
  const folderKey = useStore((state) => state.folder?.key ?? null)
  const assetsRevision = useStore((state) => state.assetsRevision)
  const isRemote = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(source)
  const url =
    id === null || folderKey === null || source === '' || isRemote
      ? null
      : assetPath(folderKey, id, source, assetsRevision)
  return (
    <>
      <TextField {...props} />
      {url !== null && <Thumbnail key={url} url={url} />}
      {isRemote && <p className="field-hint">An image on the web: it is not loaded here.</p>}
    </>
  )
}
