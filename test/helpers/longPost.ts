/** A line of its own words for a number: no two paragraphs of the post read alike. */
function sentence(number: number): string {
  const words = ['harbour', 'lantern', 'quay', 'tide', 'ledger', 'warden', 'buoy', 'chart', 'gull', 'mooring']
  const pick = (step: number) => `${words[(number + step) % words.length]}${number}`
  return `The ${pick(0)} counts each ${pick(1)} beside the ${pick(2)}, and [writes it](https://example.org/${number}) down.`
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index)

/** Some 500 lines: sections with paragraphs of many lines, nested lists, tables, code, quotations and images. */
export function longPost(parts = 14): string {
  const part = (number: number) => {
    const at = number * 100
    return [
      `@${number % 2 === 0 ? 'mina' : 'jorge'}`,
      `## Part ${number}: ${sentence(at)}`,
      '',
      range(9)
        .map((index) => sentence(at + 1 + index))
        .join(' '),
      '',
      ...range(6).map((index) => `- ${sentence(at + 20 + index)}\n  - inner ${sentence(at + 30 + index)}`),
      '',
      '| Name | Long text | Number |',
      '| --- | --- | ---: |',
      ...range(5).map((index) => `| row${at + index} | ${sentence(at + 40 + index)} | ${index} |`),
      '',
      '![A picture](img/wide.png)',
      '',
      '```js',
      ...range(7).map(
        (index) => `const value${at + index} = compute(${at + index}, 'lamp${at + 50 + index}')`,
      ),
      '```',
      '',
      `> ${sentence(at + 60)}`,
      `> ${sentence(at + 61)}`,
      '',
    ].join('\n')
  }
  return `---\ntitle: A long post\nauthor: mina\ndate: 2024-05-02\n---\n${range(parts).map(part).join('\n')}\nThe very last line.[^1]\n\n[^1]: A footnote about pontoons.\n`
}
