import { useState } from 'react'
import type { PostId } from '#api'
import { whyNoPath } from '#domain/moves/fileName'
import { unitOf } from '#domain/moves/move'
import { folderOf, nameOf, withoutExtension } from '#domain/posts/postPath'
import type { PathParts } from './PathFields'

export interface PostPath {
  /** What has the path: the post's file, or the folder of its bundle. */
  unit: string
  isBundle: boolean
  parts: PathParts
  /** What stands behind the name: `.md`, or nothing for the folder of a bundle. */
  ending: string
  setParts(parts: PathParts): void
  /** The path that is asked for. */
  to: string
  /** Why it cannot be one, or null. */
  trouble: string | null
}

/** The path of a post while the writer changes it; `suffix` is put behind the name that it begins with. */
export function usePostPath(id: PostId, suffix = ''): PostPath {
  const unit = unitOf(id)
  const isBundle = unit !== id
  const name = isBundle ? nameOf(unit) : withoutExtension(nameOf(unit))
  const ending = nameOf(unit).slice(name.length)
  const [parts, setParts] = useState<PathParts>({ folder: folderOf(unit), name: name + suffix })
  const to = [parts.folder.replace(/(?<!\/)\/+$/, ''), parts.name + ending].filter(Boolean).join('/')
  const trouble = parts.name === '' ? 'Type a name.' : whyNoPath(to)
  return { unit, isBundle, parts, ending, setParts, to, trouble }
}
