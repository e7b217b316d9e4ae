import type { FolderFields, PostId } from '#api'
import { type ExportRules, usualExportRules } from '#domain/export/options'
import { readExportRules } from '#domain/export/readExportRules'
import type { FieldRules } from '#domain/fields/fieldRules'
import { readFolderRules } from '#domain/fields/readRules'
import { rulesFileName } from '#domain/fields/rulesFile'
import { type MarkdownSettings, standardSettings } from '#domain/markdown/features'
import { readMarkdownSettings } from '#domain/markdown/readMarkdownSettings'
import { type ImageRules, usualImageRules } from '#domain/page/imageRules'
import { readImageRules } from '#domain/page/readImageRules'
import { decodePost } from '#domain/postText'
import { confine } from './confine'
import { decodeText } from './decodeText'
import type { Emit } from './events'
import { createHabitStore } from './habitStore'
import { readRealFile } from './saveFile'
import { throttle } from './throttle'

/** What the posts of the open folder have in their front matter, and the folder's own rules in byline.json. */
export interface FieldIndex {
  /** What the posts beside this one usually have. The post need not be there yet. */
  fieldsFor(id: PostId): FolderFields
  /** What byline.json says of images. */
  imageRules(): ImageRules
  /** What byline.json says of Markdown. */
  markdown(): MarkdownSettings
  /** What byline.json says of export. */
  exportRules(): ExportRules
  /** What a post has, packed; null for one that is gone or has no front matter that can be read. */
  setHabits(id: PostId, habits: string | null): void
  /** Reads byline.json anew. Never fails: what is wrong with it becomes a part of the answers. */
  readRules(): Promise<void>
  dropRules(): void
  /** Tells now what changed. */
  flush(): void
  close(): void
}

interface FolderRules {
  rules: FieldRules
  images: ImageRules
  markdown: MarkdownSettings
  export: ExportRules
  trouble: string | null
}

const largestFile = 1024 * 1024
const noRules: FolderRules = {
  rules: {},
  images: usualImageRules,
  markdown: standardSettings,
  export: usualExportRules,
  trouble: null,
}

/**
 * `root` is the folder's real path. Changes are told by `fieldsChanged`, twice a second at most; those of the rules for
 * images at once.
 */
export function createFieldIndex(root: string, emit: Emit, onImageRules: () => void = () => {}): FieldIndex {
  const habits = createHabitStore()
  let own = noRules
  let reads = 0
  const telling = throttle(500, () => emit('fieldsChanged', {}))

  function setRules(rules: FolderRules): void {
    if (JSON.stringify(rules) === JSON.stringify(own)) return
    const areImagesSame = JSON.stringify(rules.images) === JSON.stringify(own.images)
    own = rules
    if (!areImagesSame) onImageRules()
    telling.ask()
  }

  return {
    fieldsFor: (id) => ({
      usage: habits.usageBeside(id),
      rules: own.rules,
      markdown: own.markdown,
      trouble: own.trouble,
    }),
    imageRules: () => own.images,
    markdown: () => own.markdown,
    exportRules: () => own.export,
    setHabits(id, fresh) {
      if (habits.get(id) === fresh) return
      habits.set(id, fresh)
      telling.ask()
    },
    async readRules() {
      reads += 1
      const read = reads
      const rules = await readRulesFile(root)
      // A later reading has seen later text, whichever ends first.
      if (read !== reads) return
      setRules(rules)
    },
    dropRules() {
      reads += 1
      setRules(noRules)
    },
    flush: telling.flush,
    close: telling.cancel,
  }
}

async function readRulesFile(root: string): Promise<FolderRules> {
  const place = await confine(root, rulesFileName)
  const bytes = place.ok ? await readRealFile(place.value.real, rulesFileName, largestFile) : place
  if (bytes.ok) return rulesOf(decodePost(decodeText(bytes.value).raw).text)
  if (bytes.error.code === 'not-found') return noRules
  return { ...noRules, trouble: bytes.error.message }
}

function rulesOf(text: string): FolderRules {
  const { rules, trouble } = readFolderRules(text)
  const { images, trouble: imageTrouble } = readImageRules(text)
  const { markdown, trouble: markdownTrouble } = readMarkdownSettings(text)
  const { rules: exportRules, trouble: exportTrouble } = readExportRules(text)
  const found = trouble ?? imageTrouble ?? markdownTrouble ?? exportTrouble
  return { rules, images, markdown, export: exportRules, trouble: found }
}
