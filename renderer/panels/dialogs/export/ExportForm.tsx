import { Button, Label, Radio, RadioGroup, Switch } from 'react-aria-components'
import type { ExportChoice, ExportScope } from '#api'
import { useStore } from '../../../state/store'
import { useAuthorChoices } from '../../useAuthorChoices'
import { useNameOf } from '../../useNameOf'
import type { Scopes } from './useScopes'

const shapes: Record<ExportChoice['format'], [string, string]> = {
  page: ['Pages', 'One HTML file for each post, with style, fonts and images inside.'],
  folder: ['Site', 'Pages with one style sheet, each image once, lists by author and tag, and a feed.'],
  fragment: ['Fragments', 'The bodies alone, to be put into other pages.'],
  markdown: ['Markdown', 'The texts with names in place of bylines, for other programs.'],
}

const names: Record<ExportScope, string> = {
  this: 'This post',
  selected: 'Selected posts',
  listed: 'Posts in the list',
  all: 'All posts',
}

interface ExportFormProps {
  choice: ExportChoice
  scopes: Scopes
  target: string | null
  isBusy: boolean
  onChoice: (change: Partial<ExportChoice>) => void
  onTarget: () => void
}

/** Which posts are exported, in which shape, and where to. */
export function ExportForm(props: ExportFormProps) {
  const { choice, scopes, target, isBusy, onChoice, onTarget } = props
  const authors = useAuthorChoices()
  const nameOf = useNameOf()
  // A post of the list that was chosen by its menu goes by its title.
  const title = useStore(({ posts }) => posts.get(scopes.selected[0] ?? '')?.title ?? '')
  const labels = scopes.selected.length === 1 ? { ...names, selected: `“${title}”` } : names
  const offered = (Object.keys(names) as ExportScope[]).filter(
    (one) => scopes[one].length > 0 || one === 'listed' || one === 'all',
  )
  return (
    <>
      <RadioGroup
        className="export-choice export-row"
        value={choice.scope}
        isDisabled={isBusy}
        onChange={(value) => onChoice({ scope: value as ExportScope })}
      >
        <Label>Which</Label>
        {offered.map((one) => (
          <Radio key={one} value={one} className="export-option">
            {labels[one]}{' '}
            {one !== 'this' && scopes[one].length !== 1 && (
              <span className="menu-hint">{scopes[one].length.toLocaleString('en')}</span>
            )}
          </Radio>
        ))}
      </RadioGroup>
      <RadioGroup
        className="export-choice"
        value={choice.format}
        isDisabled={isBusy}
        onChange={(value) => onChoice({ format: value as ExportChoice['format'] })}
      >
        <Label>As</Label>
        {Object.entries(shapes).map(([format, [name, about]]) => (
          <Radio key={format} value={format} className="export-option">
            <span>
              {name} <span className="menu-hint">{about}</span>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <div className="export-switches">
        <ExportSwitch
          label="Drafts, too"
          isOn={choice.drafts}
          isDisabled={isBusy}
          onChange={(drafts) => onChoice({ drafts })}
        />
        {(choice.format === 'page' || choice.format === 'folder') && (
          <ExportSwitch
            label="Begin with a list of the headings"
            isOn={choice.contents}
            isDisabled={isBusy}
            onChange={(contents) => onChoice({ contents })}
          />
        )}
        <label className="export-author">
          Sections of
          <select
            className="input"
            value={choice.author ?? ''}
            disabled={isBusy}
            onChange={({ target: { value } }) => onChoice({ author: value === '' ? null : value })}
          >
            <option value="">all authors</option>
            {[...new Set([...(choice.author === null ? [] : [choice.author]), ...authors])].map((handle) => (
              <option key={handle} value={handle}>
                {nameOf(handle)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="export-target">
        <span>
          Folder: <strong>{target ?? 'none yet'}</strong>
        </span>
        <Button className="button button-small" isDisabled={isBusy} onPress={onTarget}>
          Choose…
        </Button>
      </div>
    </>
  )
}

interface ExportSwitchProps {
  label: string
  isOn: boolean
  isDisabled: boolean
  onChange: (isOn: boolean) => void
}

function ExportSwitch({ label, isOn, isDisabled, onChange }: ExportSwitchProps) {
  return (
    <Switch className="switch" isSelected={isOn} isDisabled={isDisabled} onChange={onChange}>
      <span className="switch-track" />
      {label}
    </Switch>
  )
}
