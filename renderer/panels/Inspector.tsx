import { useMemo } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { openAnalysis } from '../state/analysisSlice'
import { openCopy } from '../state/copiesSlice'
import { useStore } from '../state/store'
import type { InspectorTab } from '../state/windowSlice'
import { AuthorsPanel } from './authors/AuthorsPanel'
import { ChecksPanel } from './ChecksPanel'
import { FrontMatterPanel } from './frontMatter/FrontMatterPanel'
import { SectionsPanel } from './sections/SectionsPanel'

function CheckCount() {
  const problems = useStore((state) => openAnalysis(state)?.problems ?? null)
  // Not at each letter: a post can have thousands.
  const count = useMemo(() => problems?.filter(({ severity }) => severity !== 'hint').length ?? 0, [problems])
  return count === 0 ? null : (
    <sup className="tab-count" aria-hidden="true">
      {count}
    </sup>
  )
}

/** Front matter, sections and checks of the open post, and its authors with those of the folder: these without a post, too. */
export function Inspector() {
  const tab = useStore((state) => state.tab)
  const setTab = useStore((state) => state.setTab)
  const isDisabled = useStore((state) => openCopy(state) === null)
  return (
    <aside className="inspector" aria-label="Inspector">
      <Tabs className="tabs" selectedKey={tab} onSelectionChange={(key) => setTab(key as InspectorTab)}>
        <TabList className="tab-list" aria-label="About this post">
          <Tab id="frontMatter" className="tab" isDisabled={isDisabled}>
            Front matter
          </Tab>
          <Tab id="sections" className="tab" isDisabled={isDisabled}>
            Sections
          </Tab>
          <Tab id="authors" className="tab">
            Authors
          </Tab>
          <Tab id="checks" className="tab" isDisabled={isDisabled}>
            Checks
            <CheckCount />
          </Tab>
        </TabList>
        <TabPanel id="frontMatter" className="tab-panel">
          <FrontMatterPanel />
        </TabPanel>
        <TabPanel id="sections" className="tab-panel">
          <SectionsPanel />
        </TabPanel>
        <TabPanel id="authors" className="tab-panel">
          <AuthorsPanel />
        </TabPanel>
        <TabPanel id="checks" className="tab-panel">
          <ChecksPanel />
        </TabPanel>
      </Tabs>
    </aside>
  )
}
