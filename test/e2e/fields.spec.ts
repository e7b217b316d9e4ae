import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from '../helpers/host'
import { pixel, sampleFiles } from '../helpers/sampleFolder'

const guide = `---
title: A field guide
description: Short.
weight: 7 # light
draft: true
date: 2024-05-02
lastmod: 2024-05-02T08:30:00+02:00
tags: [tides, 'ships']
author: mina
slug: guide
kind: essay
image: img/quay.png
featured:
  - https://one.example/a
  - https://two.example/b
seo:
  noindex: false
  heading: Old
links:
  - name: First
    url: https://first.example
  - name: Second
    url: https://second.example
matrix: [[1, 2], [3]]
# summary: switched off
---
@mina
See [three](https://three.example/c) and [one](https://one.example/a).
`

const sibling = (title: string, tag: string) =>
  `---\ntitle: ${title}\nkind: note\ndate: 2024-01-01\nsubject: Sea\ntags: [${tag}, Ships]\nauthor: jorge\n---\nText.\n`

test.use({
  files: {
    ...sampleFiles,
    'guides/guide.md': guide,
    'guides/a.md': sibling('A', 'harbour'),
    'guides/b.md': sibling('B', 'harbour'),
    'guides/c.md': sibling('C', 'lamps'),
    'guides/img/quay.png': pixel,
  },
})

const editorOf = (page: Page) => page.getByRole('textbox', { name: 'Markdown' })

async function open(page: Page, title: string): Promise<void> {
  await page.getByRole('option', { name: title }).click()
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(title)
}

/** A change by the keyboard: how the control is reached, what is pressed, and what the text shows then. */
interface Change {
  what: string
  reach: (page: Page) => ReturnType<Page['getByRole']>
  keys: (page: Page) => Promise<void>
  before: string
  after: string
}

const type = (text: string) => (page: Page) => page.keyboard.type(text)
const press =
  (...keys: string[]) =>
  async (page: Page) => {
    for (const key of keys) await page.keyboard.press(key)
  }

const changes: Change[] = [
  {
    what: 'text',
    reach: (page) => page.getByRole('textbox', { name: 'Title', exact: true }),
    keys: async (page) => {
      await page.keyboard.press('End')
      await page.keyboard.type(': more')
    },
    before: 'title: A field guide',
    after: "title: 'A field guide: more'",
  },
  {
    what: 'text of several lines',
    reach: (page) => page.getByRole('textbox', { name: 'Description' }),
    keys: async (page) => {
      await page.keyboard.press('End')
      await page.keyboard.type(' And clear')
    },
    before: 'description: Short.',
    after: 'description: Short. And clear',
  },
  {
    what: 'number',
    reach: (page) => page.getByRole('textbox', { name: 'Weight' }),
    keys: type('5'),
    before: 'weight: 7 # light',
    after: 'weight: 75 # light',
  },
  {
    what: 'switch',
    reach: (page) => page.getByRole('switch', { name: 'Draft' }),
    keys: press('Space'),
    before: 'draft: true',
    after: 'draft: false',
  },
  {
    what: 'date',
    reach: (page) => page.getByLabel('Date', { exact: true }),
    keys: press('ArrowUp'),
    before: 'date: 2024-05-02',
    after: 'date: 2024-06-02',
  },
  {
    what: 'time',
    reach: (page) => page.getByLabel('Lastmod: time'),
    keys: press('ArrowUp'),
    before: 'lastmod: 2024-05-02T08:30:00+02:00',
    after: 'lastmod: 2024-05-02T09:30:00+02:00',
  },
  {
    what: 'tag from the suggestions',
    reach: (page) => page.getByRole('combobox', { name: 'Tags' }),
    keys: async (page) => {
      await page.keyboard.type('har')
      await expect(page.getByRole('option', { name: /harbour/ })).toBeVisible()
      await press('ArrowDown', 'Enter')(page)
    },
    before: "tags: [tides, 'ships']",
    after: "tags: [tides, 'ships', 'harbour']",
  },
  {
    what: 'tag that is new',
    reach: (page) => page.getByRole('combobox', { name: 'Tags' }),
    keys: async (page) => {
      await page.keyboard.type('Unheard of')
      await page.keyboard.press('Enter')
    },
    before: "tags: [tides, 'ships']",
    after: "tags: [tides, 'ships', 'Unheard of']",
  },
  {
    what: 'tag that goes',
    reach: (page) => page.getByRole('combobox', { name: 'Tags' }),
    keys: press('Backspace'),
    before: "tags: [tides, 'ships']",
    after: 'tags: [tides]',
  },
  {
    what: 'second author',
    reach: (page) => page.getByRole('combobox', { name: 'Author' }),
    keys: async (page) => {
      await page.keyboard.type('Jorge')
      await expect(page.getByRole('option', { name: /Jorge Vidal/ })).toBeVisible()
      await press('ArrowDown', 'Enter')(page)
    },
    before: 'author: mina',
    after: 'author:',
  },
  {
    what: 'slug from the title',
    reach: (page) => page.getByRole('textbox', { name: 'Slug' }),
    keys: press('Tab', 'Enter'),
    before: 'slug: guide',
    after: 'slug: a-field-guide',
  },
  {
    what: 'usual value',
    reach: (page) => page.getByRole('combobox', { name: 'Kind' }),
    keys: async (page) => {
      await press('ControlOrMeta+a')(page)
      await page.keyboard.type('no')
      await expect(page.getByRole('option', { name: /note/ })).toBeVisible()
      await press('ArrowDown', 'Enter')(page)
    },
    before: 'kind: essay',
    after: 'kind: note',
  },
  {
    what: 'image',
    reach: (page) => page.getByRole('textbox', { name: 'Image' }),
    keys: press('End', 'Backspace'),
    before: 'image: img/quay.png',
    after: 'image: img/quay.pn',
  },
  {
    what: 'address that moves',
    reach: (page) => page.getByRole('textbox', { name: /Featured 2/ }),
    keys: press('Alt+ArrowUp'),
    before: '- https://one.example/a',
    after: 'featured:  - https://two.example/b  - https://one.example/a',
  },
  {
    what: 'address that is new',
    reach: (page) => page.getByRole('textbox', { name: 'Featured', exact: true }),
    keys: async (page) => {
      await page.keyboard.type('https://four.example')
      await page.keyboard.press('Enter')
    },
    before: '- https://two.example/b',
    after: '- https://two.example/b  - https://four.example',
  },
  {
    what: 'address from the text',
    reach: (page) => page.getByRole('textbox', { name: 'Featured', exact: true }),
    keys: async (page) => {
      await press('Tab', 'Enter')(page)
      await expect(page.getByRole('menuitem', { name: /three\.example/ })).toBeFocused()
      await page.keyboard.press('Enter')
    },
    before: '- https://two.example/b',
    after: '- https://two.example/b  - https://three.example/c',
  },
  {
    what: 'field of a group',
    reach: (page) => page.getByRole('textbox', { name: 'Heading' }),
    keys: async (page) => {
      await press('ControlOrMeta+a')(page)
      await page.keyboard.type('New')
    },
    before: 'heading: Old',
    after: 'heading: New',
  },
  {
    what: 'field of an item',
    reach: (page) => page.getByRole('textbox', { name: 'Name' }).nth(1),
    keys: press('End', '!'),
    before: '- name: Second',
    after: '- name: Second!',
  },
  {
    what: 'item that moves',
    reach: (page) => page.getByRole('button', { name: 'Move Links 2 up' }),
    keys: press('Enter'),
    before: '- name: First',
    after: 'links:  - name: Second',
  },
  {
    what: 'item that is new',
    reach: (page) => page.getByRole('button', { name: 'Add an item to Links' }),
    keys: press('Enter'),
    before: 'url: https://second.example',
    after: 'url: https://second.example  - name:    url:',
  },
  {
    what: 'source',
    reach: (page) => page.getByRole('textbox', { name: 'Matrix' }),
    keys: async (page) => {
      await press('ControlOrMeta+a')(page)
      await page.keyboard.type('[[4]]')
      await press('ControlOrMeta+Enter')(page)
    },
    before: 'matrix: [[1, 2], [3]]',
    after: 'matrix: [[4]]',
  },
  {
    what: 'missing field',
    reach: (page) => page.getByRole('button', { name: 'Add subject' }),
    keys: press('Enter'),
    before: 'date: 2024-05-02',
    after: 'date: 2024-05-02subject:',
  },
  {
    what: 'field in a comment',
    reach: (page) => page.getByRole('button', { name: 'Switch summary on' }),
    keys: press('Enter'),
    before: '# summary: switched off',
    after: 'matrix: [[1, 2], [3]]summary: switched off',
  },
  {
    what: 'field with another name',
    reach: (page) => page.getByRole('button', { name: 'More for Weight' }),
    keys: async (page) => {
      await press('Enter')(page)
      await expect(page.getByRole('menuitem', { name: 'Rename…' })).toBeFocused()
      await press('Enter')(page)
      await expect(page.getByRole('textbox', { name: 'New name of “weight”' })).toBeFocused()
      await page.keyboard.type('order')
      await press('Enter')(page)
    },
    before: 'weight: 7 # light',
    after: 'order: 7 # light',
  },
  {
    what: 'field that goes',
    reach: (page) => page.getByRole('button', { name: 'More for Slug' }),
    keys: async (page) => {
      await press('Enter')(page)
      await expect(page.getByRole('menuitem', { name: 'Rename…' })).toBeFocused()
      await press('End', 'Enter')(page)
    },
    before: 'slug: guide',
    after: 'author: minakind: essay',
  },
]

test('every kind of field is worked by the keyboard, and one undo takes one change back', async ({ app }) => {
  const { page, folder } = app
  const editor = editorOf(page)
  await page.setViewportSize({ width: 1440, height: 2000 }).catch(() => {})
  await open(page, 'A field guide')
  for (const { what, reach, keys, before, after } of changes) {
    await test.step(what, async () => {
      await expect(editor).toContainText(before)
      await reach(page).focus()
      await keys(page)
      await expect(editor).toContainText(after)
      await page.keyboard.press('ControlOrMeta+z')
      await expect(editor).toContainText(before)
      await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
    })
  }
  expect(await readFile(join(folder, 'guides/guide.md'), 'utf8')).toBe(guide)
})

test('arrow keys go from field to field, Escape goes back to the text', async ({ app }) => {
  const { page } = app
  const editor = editorOf(page)
  await open(page, 'A field guide')
  await editor.getByText('See').click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('ArrowLeft')
  const title = page.getByRole('textbox', { name: 'Title', exact: true })
  await title.focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('textbox', { name: 'Description' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('textbox', { name: 'Weight' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('switch', { name: 'Draft' })).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Escape')
  await expect(editor).toBeFocused()
  await page.keyboard.type('!!')
  await expect(editor).toContainText('https://one.example/a).!!')
})

test('spellings that differ from the folder’s are pointed out, and its rules are checked', async ({
  app,
}) => {
  const { page, folder } = app
  const { writeFile } = await import('node:fs/promises')
  await open(page, 'A field guide')
  await page.getByRole('button', { name: 'Use “Ships”' }).click()
  await expect(editorOf(page)).toContainText("tags: [tides, 'Ships']")

  await writeFile(
    join(folder, 'byline.json'),
    JSON.stringify({
      fields: {
        kind: { label: 'Sort of post', choices: ['note', 'report'] },
        weight: { type: 'text' },
        email: { required: true },
      },
    }),
  )
  await expect(page.getByRole('combobox', { name: 'Sort of post' })).toHaveValue('essay')
  await expect(
    page.getByText('“essay” is not one of the choices in byline.json: note, report.'),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add email, required' })).toBeVisible()
  await writeFile(join(folder, 'byline.json'), '{"fields": {"kind": {"type": "txt"}}}')
  await expect(page.getByText(/byline\.json: .*“txt”/)).toBeVisible()
})

test('a shared value is given to each field of its own', async ({ app }) => {
  const { page, folder } = app
  const { writeFile } = await import('node:fs/promises')
  await writeFile(join(folder, 'guides/shared.md'), '---\ntitle: &t Shared\nheading: *t\n---\nText.\n')
  await page.getByRole('option', { name: 'Shared' }).click()
  await page.getByRole('button', { name: 'Give it a value of its own' }).click()
  await expect(editorOf(page)).toContainText('heading: Shared')
  await page.getByRole('textbox', { name: 'Heading' }).fill('Own')
  await expect(editorOf(page)).toContainText('title: &t Sharedheading: Own')
})
