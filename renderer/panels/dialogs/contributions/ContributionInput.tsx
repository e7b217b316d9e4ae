import { Button, FileTrigger, Label, TextArea, TextField } from 'react-aria-components'

interface ContributionInputProps {
  label: string
  text: string
  onText: (text: string) => void
}

/** A text that came from somebody else: pasted, or read from a file. Works the same in every host. */
export function ContributionInput({ label, text, onText }: ContributionInputProps) {
  const readFile = async (files: FileList | null) => {
    const file = files?.[0]
    if (file !== undefined) onText(await file.text())
  }
  return (
    <div className="contribution-input">
      <TextField className="control" value={text} onChange={onText} autoFocus>
        <Label>{label}</Label>
        <TextArea
          className="input input-code"
          rows={6}
          placeholder="Paste the text here"
          spellCheck={false}
        />
      </TextField>
      <FileTrigger
        acceptedFileTypes={['.md', '.markdown', '.mdx', '.Rmd', '.qmd', '.txt']}
        onSelect={(files) => void readFile(files)}
      >
        <Button className="button">Choose a file…</Button>
      </FileTrigger>
    </div>
  )
}
