import { type FormEvent, useMemo, useState } from 'react'
import { Heading, Input, Label, TextField } from 'react-aria-components'
import { newPostFrom } from '#domain/contributions/newPostFrom'
import { nextDay } from '#domain/contributions/nextDay'
import { nextTitle } from '#domain/contributions/nextNumber'
import { siblingsOf } from '#domain/fields/siblings'
import { encodePost } from '#domain/postText'
import { openCopy } from '../../../state/copiesSlice'
import { openPost } from '../../../state/openPost'
import { useStore } from '../../../state/store'
import { request } from '../../../transport'
import { DialogButtons } from '../DialogButtons'

const today = () => new Date().toLocaleDateString('sv')

/** Makes the next post of a series beside the open one. */
export function NewPostDialog() {
  const closeDialog = useStore((state) => state.closeDialog)
  const [copy] = useState(() => openCopy(useStore.getState()))
  const [start] = useState(startOf)
  const [title, setTitle] = useState(start.title)
  const [day, setDay] = useState(start.day)
  const [failure, setFailure] = useState<string | null>(null)
  const isDay = /^\d{4}-\d\d-\d\d$/.test(day)
  const made = useMemo(
    () =>
      copy === null || !isDay || title.trim() === ''
        ? null
        : newPostFrom(copy.state.doc.toString(), {
            id: copy.id,
            day,
            title: title.trim(),
            knowsDraft: start.knowsDraft,
          }),
    [copy, day, isDay, title, start],
  )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { folder } = useStore.getState()
    if (copy === null || folder === null || !made?.ok) return
    const { bom, lineEnding } = copy
    const raw = encodePost({ text: made.text, bom, lineEnding, exceptions: [] })
    const answer = await request('createPost', { folder: folder.key, id: made.id, raw })
    if (!answer.ok) {
      setFailure(answer.error.message)
      return
    }
    closeDialog()
    await openPost(made.id)
  }
  const message = failure ?? (made?.ok === false ? made.message : null)
  return (
    <form className="new-post" onSubmit={(event) => void submit(event)} noValidate>
      <Heading slot="title">New post from this one</Heading>
      <p>The front matter and the bylines come along, the sections are empty.</p>
      <TextField className="control" value={title} onChange={setTitle} autoFocus>
        <Label>Title</Label>
        <Input className="input" />
      </TextField>
      <TextField className="control" type="date" value={day} onChange={setDay}>
        <Label>Date</Label>
        <Input className="input" />
      </TextField>
      {made?.ok && (
        <p className="author-place">
          Makes the file <code>{made.id}</code>
        </p>
      )}
      {message !== null && (
        <p className="dialog-failure" role="alert">
          {message}
        </p>
      )}
      <DialogButtons label="Create post" isDisabled={!made?.ok} />
    </form>
  )
}

/** The next title, and the day on which the next post is due: after the interval of the last two beside this one. */
function startOf() {
  const { posts, openId } = useStore.getState()
  const own = openId === null ? undefined : posts.get(openId)
  if (own === undefined) return { title: '', day: today(), knowsDraft: false }
  const siblings = [...posts.values()].filter(({ id }) => siblingsOf(id) === siblingsOf(own.id))
  const before = siblings
    .map(({ date }) => date)
    .filter((date) => date !== '' && date < own.date)
    .sort()
    .at(-1)
  return {
    title: nextTitle(own.title),
    day: nextDay(own.date, own.title, before) || today(),
    knowsDraft: siblings.some(({ draft }) => draft),
  }
}
