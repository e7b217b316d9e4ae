/** What a post's own `style` may set: how text and tables look, never where something stands on the window. */
const properties = new Set(
  [
    'color background background-color opacity font font-size font-weight font-style font-family font-variant line-height',
    'text-align text-decoration text-indent text-transform letter-spacing word-spacing white-space vertical-align',
    'overflow-wrap word-break word-wrap direction width min-width max-width height min-height max-height aspect-ratio',
    'margin margin-top margin-right margin-bottom margin-left padding padding-top padding-right padding-bottom padding-left',
    'border border-top border-right border-bottom border-left border-color border-style border-width border-radius',
    'border-collapse border-spacing list-style list-style-type table-layout caption-side empty-cells float clear display',
    'flex flex-wrap flex-direction gap align-items justify-content zoom overflow overflow-x overflow-y object-fit box-shadow',
    'outline cursor',
  ].flatMap((line) => line.split(' ')),
)

const functions = new Set('rgb rgba hsl hsla calc min max clamp var linear-gradient'.split(' '))

/** No escapes, no comments, no rules: what these letters spell is what a browser reads. */
const plainValue = /^[\w\s#%.,+\-'"!/()]+$/

function isSafe(declaration: string): boolean {
  const colon = declaration.indexOf(':')
  const name = declaration.slice(0, colon).trim().toLowerCase()
  const value = declaration.slice(colon + 1)
  if (colon < 0 || !properties.has(name) || !plainValue.test(value)) return false
  for (const [, called = ''] of value.matchAll(/(?:(?<![\w-])([\w-]+)|(?<![\w\s-]))\s*\(/g))
    if (!functions.has(called.toLowerCase())) return false
  return isBalanced(value)
}

function isBalanced(value: string): boolean {
  const count = (letter: string) => value.split(letter).length - 1
  return count('(') === count(')') && count('"') % 2 === 0 && count("'") % 2 === 0
}

/**
 * What may stay of a `style` attribute: its declarations without those that could ask for something or cover other
 * parts of the page. The very same text when all may stay; '' when none may.
 */
export function safeStyle(style: string): string {
  const declarations = style.split(';').filter((declaration) => declaration.trim() !== '')
  const kept = declarations.filter(isSafe)
  if (kept.length === declarations.length) return declarations.length === 0 ? '' : style
  return kept.map((declaration) => declaration.trim()).join('; ')
}
