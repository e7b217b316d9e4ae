import { Heading } from 'react-aria-components'

/** Gives an author another handle in all of the folder. */
export function RenameHandleDialog({ handle }: { handle: string }) {
  return <Heading slot="title">Change the handle @{handle}</Heading>
}
