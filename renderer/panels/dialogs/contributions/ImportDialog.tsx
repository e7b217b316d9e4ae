import { useEffect, useId, useMemo, useState } from 'react'
import { Button, FileTrigger, Heading } from 'react-aria-components'
import { importContribution } from '#domain/contributions/importContribution'
import { piecesOf } from '#domain/contributions/pieces'
import { titleOf } from '#domain/contributions/takeBackPlan'
import { currentView, dispatchEdits } from '../../../editor/currentView'
import { addImages } from '../../../state/addImages'
import { useStore } from '../../../state/store'
import { request } from '../../../transport'
import { AuthorBadge } from '../../AuthorBadge'
import { useAuthorChoices } from '../../useAuthorChoices'
import { useNameOf } from '../../useNameOf'
import { DialogButtons } from '../DialogButtons'
import { ContributionInput } from './ContributionInput'

const baseName = (source: string) =>
  source
    .replace(/[?#][\s\S]*/, '')
    .split('/')
    .at(-1) ?? source

/** Brings a text that somebody sent into the open post, as one step of its undo history. */
export function ImportDialog() {
  const closeDialog = useStore((state) => state.closeDialog)
  const openId = useStore((state) => state.openId) ?? ''
  const choices = useAuthorChoices()
  const nameOf = useNameOf()
  const [post] = useState(() => currentView()?.state.doc.toString() ?? '')
  const sections = useMemo(() => piecesOf(post), [post])
  const [text, setText] = useState('')
  const [handle, setHandle] = useState(choices[0] ?? '')
  const [index, setIndex] = useState(sections.length - 1)
  const [taken, setTaken] = useState<string[]>([])
  const [files, setFiles] = useState<ReadonlyMap<string, File>>(new Map())
  const ids = { author: useId(), place: useId() }

  useEffect(() => {
    void request('listBeside', { id: openId }).then((answer) => answer.ok && setTaken(answer.value))
  }, [openId])

  const result = useMemo(
    () =>
      text.trim() === '' || handle === ''
        ? null
        : importContribution(post, text, { handle, index, takenNames: taken }),
    [post, text, handle, index, taken],
  )
  const images = result?.ok ? result.images : []
  const chooseImages = (list: FileList | null) => {
    const chosen = [...(list ?? [])]
    const next = new Map(files)
    for (const { source } of images) {
      const name = decodeURI(baseName(source))
      const file = chosen.find((own) => own.name === name)
      if (file !== undefined) next.set(source, file)
    }
    setFiles(next)
  }
  const submit = () => {
    if (!result?.ok) return
    closeDialog()
    if (dispatchEdits(result.edits, { event: 'input.section', cursor: result.cursor }))
      void addImages(openId, result.images, files)
  }
  return (
    <>
      <Heading slot="title">Import a contribution</Heading>
      <ContributionInput label="Text of the contribution" text={text} onText={setText} />
      <div className="contribution-places">
        <div className="control">
          <label htmlFor={ids.author}>Author, where it has no bylines</label>
          <div className="contribution-author">
            <AuthorBadge handle={handle} />
            <select
              id={ids.author}
              className="input"
              value={handle}
              onChange={(event) => setHandle(event.target.value)}
            >
              {choices.map((choice) => (
                <option key={choice} value={choice}>
                  {nameOf(choice)} @{choice}
                </option>
              ))}
            </select>
          </div>
        </div>
        <div className="control">
          <label htmlFor={ids.place}>Place</label>
          <select
            id={ids.place}
            className="input"
            value={index}
            onChange={(event) => setIndex(Number(event.target.value))}
          >
            {sections[0]?.handle !== '' && <option value={-1}>At the beginning</option>}
            {sections.map((section, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: sections are known by their place
              <option key={place} value={place}>
                After {section.handle === '' ? '' : `@${section.handle}: `}
                {titleOf(section)}
              </option>
            ))}
          </select>
        </div>
      </div>
      {images.length > 0 && (
        <section className="contribution-images" aria-label="Images">
          <ul>
            {images.map(({ source, fileName }) => (
              <li key={source}>
                <code>{source}</code> {fileName !== baseName(source) && <>as {fileName}</>}
                <span className="menu-hint">{files.has(source) ? 'is copied' : 'not chosen'}</span>
              </li>
            ))}
          </ul>
          <FileTrigger allowsMultiple acceptedFileTypes={['image/*']} onSelect={chooseImages}>
            <Button className="button">Choose the images…</Button>
          </FileTrigger>
        </section>
      )}
      {result?.ok === false && (
        <p className="dialog-failure" role="alert">
          {result.message}
        </p>
      )}
      <DialogButtons label="Import" isDisabled={!result?.ok} onConfirm={submit} />
    </>
  )
}
