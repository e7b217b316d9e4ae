import { Button, Label, Radio, RadioGroup, Switch } from 'react-aria-components'
import type { ExportChoice } from '#api'
import type { ExportScope } from '../../../state/exportDraft'
import { counted } from '../../counted'
import { useAuthorChoices } from '../../useAuthorChoices'
import { useNameOf } from '../../useNameOf'

const shapes: Record<ExportChoice['format'], [string, string]> = {
  page: ['Pages', 'One HTML file for each post, with style, fonts and images inside.'],
  folder: ['Site', 'Pages with one style sheet, each image once, lists by author and tag, and a feed.'],
  fragment: ['Fragments', 'The bodies alone, to be put into other pages.'],
  markdown: ['Markdown', 'The texts with names in place of bylines, for other programs.'],
}

const scopes: Record<ExportScope, string> = {
  this: 'This post',
  listed: 'Posts in the list',
  all: 'All posts',
}

interface ExportFormProps {
  choice: ExportChoice
  scope: ExportScope
  counts: Record<ExportScope, number>
  target: string | null
  isBusy: boolean
  onChoice: (change: Partial<ExportChoice>) => void
  onScope: (scope: ExportScope) => void
  onTarget: () => void
}

/** Which posts are exported, in which shape, and where to. */
export function ExportForm(props: ExportFormProps) {
  const { choice, scope, counts, target, isBusy, onChoice, onScope, onTarget } = props
  const authors = useAuthorChoices()
  const nameOf = useNameOf()
  const offered = (Object.keys(scopes) as ExportScope[]).filter((one) => one !== 'this' || counts.this > 0)
  return (
    <>
      <RadioGroup
        className="export-choice export-row"
        value={scope}
        isDisabled={isBusy}
        onChange={(value) => onScope(value as ExportScope)}
      >
        <Label>Which</Label>
        {offered.map((one) => (
          <Radio key={one} value={one} className="export-option">
            {scopes[one]}{' '}
            {one !== 'this' && <span className="menu-hint">{counted(counts[one], 'post')}</span>}
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
