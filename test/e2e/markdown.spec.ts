import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../helpers/host'

const post = [
  '---',
  'title: As sites use it',
  '---',
  '@mina',
  '## Named {#own .wide}',
  '{{< youtube id="dQw4w9WgXcQ" title="A talk" >}}',
  '',
  '{{% alert title="<b>" %}}',
  '"Inside" -- :tada:',
  '{{% /alert %}}',
  '',
  '```{r plot, echo=FALSE}',
  '@jorge',
  '```',
  '',
  'Term',
  ': its meaning',
  '',
].join('\n')

const component = ['---', 'title: With components', '---', '<Chart year={2024} />', '', 'Text.', ''].join(
  '\n',
)

test.use({ files: { 'posts/sites.md': post, 'posts/chart.mdx': component } })

test('the preview shows what shortcodes stand for, and follows byline.json', async ({ app }) => {
  const { page, folder } = app
  const preview = page.frameLocator('iframe[title="Preview"]')
  await page.getByRole('option', { name: 'As sites use it' }).click()
  await expect(preview.getByRole('heading', { name: 'Named', exact: true })).toHaveAttribute('id', 'own')
  await expect(preview.getByRole('link', { name: 'YouTube video: A talk' })).toBeVisible()
  await expect(preview.getByText('{{% alert title="<b>" %}}')).toBeVisible()
  await expect(preview.getByText('R chunk')).toBeVisible()
  await expect(preview.getByRole('term')).toHaveText('Term')
  await expect(preview.getByText('"Inside" -- 🎉')).toBeVisible()
  // A line in code is no byline.
  await expect(preview.locator('section[data-author]')).toHaveCount(1)

  await writeFile(
    join(folder, 'byline.json'),
    JSON.stringify({ markdown: { smartPunctuation: true, emoji: false } }),
  )
  await expect(preview.getByText('“Inside” – :tada:')).toBeVisible()

  await page.getByRole('option', { name: 'With components' }).click()
  await expect(preview.getByText('Component', { exact: true })).toBeVisible()
  await expect(preview.getByText('<Chart year={2024} />')).toBeVisible()
})
