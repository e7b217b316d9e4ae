/** A post of so many lines as a book has them: headings, paragraphs of wrapped lines, lists, code, bylines. */
export function linedPost(lines: number): string {
  const parts = ['---\ntitle: Many lines\nauthor: mina\n---\n']
  let count = 4
  for (let index = 0; count < lines - 2; index += 1) {
    const part = [
      index % 50 === 0 ? `@${index % 100 === 0 ? 'mina' : 'jorge'}` : '',
      `## Heading ${index}`,
      '',
      'A line of text that is some hundred letters in length, as editors that wrap at a column leave them,',
      `another one with *emphasis* and [a link](https://example.org/${index}) to a page that says more of it,`,
      'and a third, in which somebody counts the lamps along the quay every evening and notes the number.',
      '',
      '- one item of a list, in which somebody says what is to be done before the next post is sent',
      '- another item of it, with `code` between the words and a few words more behind it',
      '',
      ...(index % 20 === 0 ? ['```js', 'const lamps = 12', '```', ''] : []),
    ]
    parts.push(`${part.join('\n')}\n`)
    count += part.length
  }
  return `${parts.join('')}The last line.\n`
}
