import { assetHeaders, noImage, parseAssetUrl } from '../assets'
import type { ContentFolder } from '../contentFolder'
import { commonHeaders, notFound } from './scheme'

/** Answers a request for an image of the open folder. */
export async function answerAsset(url: URL, folder: ContentFolder): Promise<Response> {
  const wanted = parseAssetUrl(url)
  if (wanted === null || folder.info.key !== wanted.folderKey) return notFound()
  const asset = await folder.images.read(wanted.post, wanted.source)
  if (!asset.ok) return new Response(null, { status: noImage, headers: commonHeaders })
  return new Response(new Uint8Array(asset.value.bytes), {
    headers: { ...commonHeaders, ...assetHeaders, 'content-type': asset.value.type },
  })
}
