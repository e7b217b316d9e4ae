import { Ellipsis } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { hasUsualValues } from '#domain/fields/choices'
import type { ControlType } from '#domain/fields/fieldType'
import type { Field } from '#domain/frontMatter/fields'
import { jumpTo } from '../../editor/currentView'
import { dropField, giveOwnValue, putInComment } from './changeField'
import { AuthorsField } from './controls/AuthorsField'
import { ChoiceField } from './controls/ChoiceField'
import type { ControlProps } from './controls/control'
import { DateField } from './controls/DateField'
import { ImageField } from './controls/ImageField'
import { NumberField } from './controls/NumberField'
import { SlugField } from './controls/SlugField'
import { SourceField } from './controls/SourceField'
import { SwitchField } from './controls/SwitchField'
import { TagsField } from './controls/TagsField'
import { TextField } from './controls/TextField'
import { UrlsField } from './controls/UrlsField'
import { GroupField } from './GroupField'
import { GroupsField } from './GroupsField'
import { RenameField } from './RenameField'
import { useFieldInfo } from './useFieldInfo'

const controls: Record<ControlType, (props: ControlProps) => ReactNode> = {
  text: TextField,
  longText: TextField,
  number: NumberField,
  switch: SwitchField,
  date: DateField,
  dateTime: DateField,
  tags: TagsField,
  authors: AuthorsField,
  slug: SlugField,
  image: ImageField,
  urls: UrlsField,
  source: SourceField,
  group: GroupField,
  groups: GroupsField,
}

interface MenuProps {
  field: Field
  label: string
  onRename: () => void
  onFailure: (message: string | null) => void
}

function FieldMenu({ field, label, onRename, onFailure }: MenuProps) {
  const actions: Record<string, () => void> = {
    rename: onRename,
    comment: () => onFailure(putInComment(field)),
    show: () => jumpTo(field.keyFrom),
    remove: () => onFailure(dropField(field)),
  }
  const canComment = field.path.length === 1
  return (
    <MenuTrigger>
      <Button className="field-menu" aria-label={`More for ${label}`}>
        <Ellipsis />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" onAction={(key) => actions[key]?.()}>
          <MenuItem id="rename" className="menu-item">
            Rename…
          </MenuItem>
          {canComment && (
            <MenuItem id="comment" className="menu-item">
              Switch off (put in a comment)
            </MenuItem>
          )}
          <MenuItem id="show" className="menu-item">
            Show in the text
          </MenuItem>
          <MenuItem id="remove" className="menu-item">
            Remove
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

/** One field: its control, what is wrong with it, why the last value was refused, and what else can be done with it. */
export function FieldRow({ field, isReadOnly }: { field: Field; isReadOnly: boolean }) {
  const [failure, setFailure] = useState<string | null>(null)
  const [isRenaming, setRenaming] = useState(false)
  const info = useFieldInfo(field)
  const isFixed = isReadOnly || field.readOnly !== null
  const isChosen = info.control === 'text' && hasUsualValues(info.usage, info.rule)
  const Control = isChosen ? ChoiceField : controls[info.control]
  const { trouble } = info
  const key = String(field.path.at(-1) ?? '')
  return (
    <div className={`field field-${info.control}`} data-field={field.path.join('.')}>
      {/* Another control begins with nothing typed. */}
      <Control key={info.control} field={field} info={info} isReadOnly={isFixed} onFailure={setFailure} />
      {!isFixed && (
        <FieldMenu
          field={field}
          label={info.label}
          onRename={() => setRenaming(true)}
          onFailure={setFailure}
        />
      )}
      {isRenaming && <RenameField field={field} old={key} onDone={() => setRenaming(false)} />}
      {field.readOnly !== null && <p className="field-note">{field.readOnly}</p>}
      {field.shared !== null && !isReadOnly && (
        <Button className="button button-small field-action" onPress={() => setFailure(giveOwnValue(field))}>
          {field.shared.role === 'alias' ? 'Give it a value of its own' : 'Give each field its own value'}
        </Button>
      )}
      {trouble !== null && (
        <p className={trouble.severity === 'error' ? 'field-failure' : 'field-hint'}>{trouble.message}</p>
      )}
      {failure !== null && (
        <p className="field-failure" role="alert">
          {failure}
        </p>
      )}
    </div>
  )
}
