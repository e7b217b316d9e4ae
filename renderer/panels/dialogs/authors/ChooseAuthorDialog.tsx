import { Heading } from 'react-aria-components'
import type { CommandId } from '#domain/commandTable'
import { runCommand } from '../../../commands/commands'
import { useAuthorChoices } from '../../useAuthorChoices'
import { useNameOf } from '../../useNameOf'
import { AuthorChoiceList } from '../AuthorChoiceList'

interface ChooseAuthorProps {
  title: string
  command: CommandId
  /** Whom to choose among; left out, all authors of the folder. */
  handles?: readonly string[] | undefined
}

/** Chooses the author of a command that was called without one. */
export function ChooseAuthorDialog({ title, command, handles }: ChooseAuthorProps) {
  const nameOf = useNameOf()
  const all = useAuthorChoices()
  return (
    <>
      <Heading slot="title">{title}</Heading>
      <AuthorChoiceList
        choices={(handles ?? all).map((handle) => ({ id: handle, name: nameOf(handle) }))}
        emptyNote="No author has this name or handle."
        onChoose={(handle) => runCommand(command, handle)}
      />
    </>
  )
}
