/** Posts have the same few keys again and again. */
const labels = new Map<string, string>()
const mostLabels = 1000

function makeLabel(key: string): string {
  const words = key
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[\s_-]+/u)
    .filter((word) => word !== '')
    .map((word) => (/^\p{Lu}[\p{Lu}\p{N}]+$/u.test(word) ? word : word.toLowerCase()))
  const label = words.join(' ')
  if (label === '') return key
  const [first = ''] = label
  return first.toUpperCase() + label.slice(first.length)
}

/** A key in sentence case: `publishDate` and `publish_date` become "Publish date", `isCJKLanguage` "Is CJK language". */
export function labelOf(key: string): string {
  const known = labels.get(key)
  if (known !== undefined) return known
  if (labels.size >= mostLabels) labels.clear()
  const label = makeLabel(key)
  labels.set(key, label)
  return label
}
