/** Elements that a page made from a post never contains, wherever they come from. */
const forbiddenElements =
  'script,style,iframe,frame,object,embed,form,button,select,textarea,link,meta,base,template,video,audio,source,svg,math,picture,dialog'

const urlAttributes = new Set([
  'href',
  'src',
  'srcset',
  'action',
  'formaction',
  'poster',
  'background',
  'cite',
  'data',
  'ping',
  'xlink:href',
])

/** What is dangerous in a piece of a page: elements, event handlers and addresses that run, submit or ask. */
export function findDangers(root: ParentNode): string[] {
  const dangers = [...root.querySelectorAll(forbiddenElements)].map((element) => `<${element.localName}>`)
  for (const element of root.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      const danger = findDanger(element, name.toLowerCase(), value)
      if (danger !== null) dangers.push(`<${element.localName} ${name}="${value}">: ${danger}`)
    }
    if (element.localName === 'input' && !element.matches('[type=checkbox][disabled]'))
      dangers.push('<input>')
  }
  return dangers
}

function findDanger(element: Element, name: string, value: string): string | null {
  if (name.startsWith('on')) return 'event handler'
  if (name === 'style') {
    return /url|image|expression|@|\\|\/\*|(?:^|;)\s*(?:-\w+-)?(?:position|content|transform|animation|binding|behaviou?r)\b/i.test(
      value,
    )
      ? 'style that asks or covers'
      : null
  }
  if (!urlAttributes.has(name)) return name === 'name' && element.localName !== 'a' ? 'name' : null
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip these before they read the scheme
  const address = value.replace(/[\u0000-\u0020]+/g, '').toLowerCase()
  if (name === 'src') return /^(?:asset\/|data:image\/(?!svg))/.test(address) ? null : 'asks for something'
  if (name !== 'href' && name !== 'cite') return 'asks for something'
  const scheme = /^([a-z][a-z0-9+.-]*):/.exec(address)?.[1]
  return scheme === undefined || ['http', 'https', 'mailto'].includes(scheme) ? null : 'scheme'
}
