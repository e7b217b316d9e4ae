import { WandSparkles } from 'lucide-react'
import { Button } from 'react-aria-components'
import { slugOf } from '#domain/fields/slug'
import { openCopy } from '../../../state/copiesSlice'
import { frontMatterOf } from '../../../state/frontMatter'
import { useStore } from '../../../state/store'
import { changeField } from '../changeField'
import type { ControlProps } from './control'
import { TextField } from './TextField'

/** The last part of the page's address, which can be made from the title. */
export function SlugField(props: ControlProps) {
  const { field, isReadOnly, onFailure } = props
  const title = useStore((state) => {
    const copy = openCopy(state)
    const found =
      copy === null ? null : frontMatterOf(copy.state.doc).fields.find(({ path }) => path[0] === 'title')
    return typeof found?.value === 'string' ? found.value : ''
  })
  const slug = slugOf(title)
  return (
    <>
      <TextField {...props} />
      {!isReadOnly && slug !== '' && slug !== field.value && (
        <Button className="quiet-button field-action" onPress={() => onFailure(changeField(field, slug))}>
          <WandSparkles /> Make from title
        </Button>
      )}
    </>
  )
}
