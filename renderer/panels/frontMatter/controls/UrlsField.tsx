import { ArrowDown, ArrowUp, Link, X } from 'lucide-react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { moveOrder } from '#domain/frontMatter/reorder'
import { hostOf } from '#domain/markdown/links'
import { openAnalysis } from '../../../state/analysisSlice'
import { useStore } from '../../../state/store'
import { changeField } from '../changeField'
import { type ControlProps, FieldName } from './control'

interface UrlRowProps {
  url: string
  label: string
  isReadOnly: boolean
  isFirst: boolean
  isLast: boolean
  onChange: (url: string) => void
  onMove: (step: -1 | 1) => void
  onRemove: () => void
}

function UrlRow({ url, label, isReadOnly, isFirst, isLast, onChange, onMove, onRemove }: UrlRowProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const write = () => {
    if (draft !== null && draft.trim() !== url) onChange(draft.trim())
    setDraft(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    if (event.key === 'Enter') write()
    else if (event.altKey && step !== null && !isReadOnly) {
      event.preventDefault()
      event.stopPropagation()
      if (step === -1 ? !isFirst : !isLast) onMove(step)
    }
  }
  return (
    <div className="url-row">
      <input
        className="input url-input"
        aria-label={label}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        value={draft ?? url}
        readOnly={isReadOnly}
        spellCheck={false}
        onChange={({ target }) => setDraft(target.value)}
        onBlur={write}
        onKeyDown={onKeyDown}
        title={url}
      />
      {!isReadOnly && (
        <div className="url-tools">
          <Button
            className="icon-button small-tool"
            aria-label={`Move ${label} up`}
            isDisabled={isFirst}
            onPress={() => onMove(-1)}
          >
            <ArrowUp />
          </Button>
          <Button
            className="icon-button small-tool"
            aria-label={`Move ${label} down`}
            isDisabled={isLast}
            onPress={() => onMove(1)}
          >
            <ArrowDown />
          </Button>
          <Button className="icon-button small-tool" aria-label={`Remove ${label}`} onPress={onRemove}>
            <X />
          </Button>
        </div>
      )}
    </div>
  )
}

function shortAddress(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')
}

/** Offers the links of the text that the list has not. */
function TakeLinks({ listed, onTake }: { listed: readonly string[]; onTake: (urls: string[]) => void }) {
  const links = useStore((state) => openAnalysis(state)?.links)
  const missing = (links ?? []).filter((link) => !listed.includes(link))
  if (missing.length === 0) return null
  return (
    <MenuTrigger>
      <Button className="quiet-button field-action">
        <Link /> Take from the links in the text ({missing.length})
      </Button>
      <Popover className="popover link-menu" placement="bottom start">
        <Menu
          className="menu"
          aria-label="Links in the text"
          onAction={(key) => onTake(key === '' ? missing : [String(key)])}
        >
          {missing.slice(0, 40).map((link) => (
            <MenuItem key={link} id={link} textValue={link} className="menu-item">
              <span className="menu-text">{shortAddress(link)}</span>
            </MenuItem>
          ))}
          {missing.length > 1 && <Separator className="menu-line" />}
          {missing.length > 1 && (
            <MenuItem id="" textValue="Add all" className="menu-item">
              Add all {missing.length}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

/** A list of addresses, one in a row: changed, moved by Alt with an arrow key, taken from the links in the text. */
export function UrlsField({ field, info, isReadOnly, onFailure }: ControlProps) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const items = Array.isArray(field.value) ? field.value : field.value === null ? [] : [String(field.value)]
  const write = (next: string[]) => onFailure(changeField(field, next))
  const add = () => {
    const url = typed.trim()
    setTyped('')
    if (url !== '' && !items.includes(url)) write([...items, url])
  }
  const move = (from: number, step: -1 | 1) => {
    write(moveOrder(items.length, from, from + step).map((index) => items[index] ?? ''))
    requestAnimationFrame(() => box.current?.querySelectorAll('input')[from + step]?.focus())
  }
  return (
    <div className="control urls" ref={box}>
      <label htmlFor={id}>
        <FieldName info={info} />
      </label>
      {items.map((url, index) => (
        <UrlRow
          // biome-ignore lint/suspicious/noArrayIndexKey: addresses may repeat; their place tells them apart
          key={`${index}:${url}`}
          url={url}
          label={`${info.label} ${index + 1}: ${hostOf(url) || url}`}
          isReadOnly={isReadOnly}
          isFirst={index === 0}
          isLast={index === items.length - 1}
          onChange={(next) =>
            write(next === '' ? items.toSpliced(index, 1) : items.toSpliced(index, 1, next))
          }
          onMove={(step) => move(index, step)}
          onRemove={() => write(items.toSpliced(index, 1))}
        />
      ))}
      {!isReadOnly && (
        <input
          id={id}
          className="input"
          value={typed}
          placeholder="Add an address and press Enter"
          spellCheck={false}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) add()
          }}
          onBlur={add}
        />
      )}
      {!isReadOnly && <TakeLinks listed={items} onTake={(urls) => write([...items, ...urls])} />}
    </div>
  )
}
