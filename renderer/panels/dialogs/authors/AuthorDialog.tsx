import { type FormEvent, useRef, useState } from 'react'
import { Button, Heading } from 'react-aria-components'
import { type AuthorTroubles, checkAuthor, type TypedAuthor } from '#domain/authors/checkAuthor'
import { authorName } from '#domain/authors/handle'
import { runCommand } from '../../../commands/commands'
import { saveAuthor } from '../../../state/saveAuthor'
import { useStore } from '../../../state/store'
import { AuthorBadge } from '../../AuthorBadge'
import { AuthorTextField } from './AuthorTextField'
import { useAuthorPlace } from './useAuthorPlace'
import { useMissingPicture } from './useMissingPicture'

const emptyAuthor = { name: '', email: '', description: '', url: '', avatar: '' }

/** Without outer spaces, and without the `@` that people write before a handle. */
const trimmed = (typed: TypedAuthor) =>
  Object.fromEntries(
    Object.entries(typed).map(([key, text]) => [
      key,
      key === 'handle' ? text.trim().replace(/^@/, '') : text.trim(),
    ]),
  ) as unknown as TypedAuthor

/** Says who an author is, for the authors directory: one who is new, or one whom the folder has already. */
export function AuthorDialog({ handle, isNew }: { handle: string; isNew: boolean }) {
  const closeDialog = useStore((state) => state.closeDialog)
  const authors = useStore((state) => state.authors)
  const [typed, setTyped] = useState<TypedAuthor>(() => {
    const { name, email, description, url, avatar } =
      authors.find((author) => author.handle === handle) ?? emptyAuthor
    return { handle, name, email, description, url, avatar }
  })
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [isSaving, setSaving] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const author = trimmed(typed)
  const troubles = checkAuthor(author, authors, isNew)
  const place = useAuthorPlace(author.handle)
  const isMissing = useMissingPicture(troubles.avatar === undefined ? author.avatar : '')
  const title = isNew ? 'Add author' : `Edit ${authorName(author, handle)}`

  const field = (name: keyof TypedAuthor) => ({
    name,
    value: typed[name],
    onChange: (text: string) =>
      setTyped((before) => ({ ...before, [name]: text.replace(/(?<!\s)\s*\n\s*/g, ' ') })),
    onBlur: () => setLeft((before) => (typed[name] === '' ? before : new Set(before).add(name))),
    trouble: left.has(name) ? troubles[name] : undefined,
  })
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (isSaving) return
    const [wrong] = Object.keys(troubles) as (keyof AuthorTroubles)[]
    setLeft(new Set(Object.keys(typed)))
    if (wrong !== undefined) {
      form.current?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus()
      return
    }
    setSaving(true)
    const message = await saveAuthor(author)
    setSaving(false)
    setFailure(message)
    if (message === null) closeDialog()
  }
  return (
    <form ref={form} className="author-form" onSubmit={(event) => void save(event)} noValidate>
      <div className="author-head">
        <AuthorBadge handle={author.handle} size="large" entry={author} />
        <div>
          <Heading slot="title">{title}</Heading>
          {!isNew && (
            <p className="author-handle">
              @{handle}
              <Button className="link-button" onPress={() => runCommand('authors.rename', handle)}>
                Change the handle…
              </Button>
            </p>
          )}
        </div>
      </div>
      {isNew && (
        <AuthorTextField
          label="Handle"
          hint="What stands after the @ of a byline."
          isCode
          autoFocus={handle === ''}
          {...field('handle')}
        />
      )}
      <AuthorTextField label="Name" isWide={!isNew} autoFocus={!isNew || handle !== ''} {...field('name')} />
      <AuthorTextField label="Email" type="email" {...field('email')} />
      <AuthorTextField label="Address on the web" type="url" {...field('url')} />
      <AuthorTextField label="Description" isLong {...field('description')} />
      <AuthorTextField
        label="Picture"
        hint={
          isMissing
            ? 'No picture was found there yet: until it is, initials stand for it.'
            : 'The path of a file in this folder.'
        }
        isCode
        isWide
        {...field('avatar')}
      />
      {failure !== null && (
        <p className="dialog-failure author-wide" role="alert">
          {failure}
        </p>
      )}
      <p className="author-place author-wide">
        {place !== null && (
          <>
            {place.isThere ? 'Is written to ' : 'Makes the file '}
            <code>{place.path}</code>
          </>
        )}
      </p>
      <div className="dialog-buttons author-wide">
        <Button className="button" onPress={closeDialog}>
          Cancel
        </Button>
        <Button type="submit" className="button button-main" isPending={isSaving}>
          {isNew ? 'Add author' : 'Save author'}
        </Button>
      </div>
    </form>
  )
}
