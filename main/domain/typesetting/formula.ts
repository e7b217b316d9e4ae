import katex from 'katex'
import 'katex/contrib/mhchem'
import { escapeHtml } from '../page/escape'

/** A post may come from anybody: what bounds the work that a formula can make. */
const bounds = { length: 4000, depth: 60, expansions: 1000, size: 60 }
/** Of a formula that defines commands: they can make much out of little. */
const definitionBounds = { length: 300, expansions: 50 }
/** Chemistry is read by a grammar of its own, which takes long. */
const longestChemistry = 1000

/** Commands that name addresses, images or attributes of the page. A formula only draws. */
const forbidden = /\\(?:href|url|includegraphics|html(?:Class|Id|Style|Data))(?![A-Za-z])/
const chemistry = /\\(?:ce|pu)(?![A-Za-z])/
const definition = /\\(?:[gex]?def|let|futurelet|global|long|(?:re)?newcommand|providecommand)(?![A-Za-z])/

/** Why a formula is not drawn, as the end of a sentence; or null. */
function findObjection(tex: string): string | null {
  if (tex.length > bounds.length) return `it is longer than ${bounds.length} characters`
  const command = forbidden.exec(tex)?.[0]
  if (command !== undefined) return `${command} is not allowed in a formula`
  if (definition.test(tex)) {
    // A definition that repeats what it is given grows with every use.
    if (tex.includes('#')) return 'definitions with parameters (#1) are not supported'
    if (tex.length > definitionBounds.length)
      return `with definitions it may have ${definitionBounds.length} characters`
  }
  if (chemistry.test(tex) && tex.length > longestChemistry)
    return `with \\ce or \\pu it may have ${longestChemistry} characters`
  return depthOf(tex) > bounds.depth ? `more than ${bounds.depth} braces stand in each other` : null
}

function depthOf(tex: string): number {
  let depth = 0
  let deepest = 0
  for (const [sign] of tex.matchAll(/\\left(?![A-Za-z])|\\right(?![A-Za-z])|\\.|[{}]/gs)) {
    if (sign === '{' || sign === '\\left') depth += 1
    else if (sign === '}' || sign === '\\right') depth -= 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

/** A formula that cannot be drawn, as it is written, with the reason. */
function problemHtml(tex: string, reason: string): string {
  const shown = tex.length > 300 ? `${tex.slice(0, 300)}…` : tex
  return `<span class="math-problem"><code>${escapeHtml(shown)}</code> <span>Formula not shown: ${escapeHtml(reason)}.</span></span>`
}

interface MacroContext {
  consumeArgs(count: number): unknown
}

/** LaTeX that posts have and KaTeX does not: a label, which leads nowhere here, and equations in three columns. */
const macros = () => ({
  '\\label': (context: object) => {
    ;(context as MacroContext).consumeArgs(1)
    return ''
  },
})

function withArrays(tex: string): string {
  return tex
    .replace(/\\begin\{eqnarray\*?\}/g, '\\begin{array}{rcl}')
    .replace(/\\end\{eqnarray\*?\}/g, '\\end{array}')
}

/**
 * A formula in TeX as HTML: drawn for the eye, MathML for those who listen. It loads nothing, leads nowhere and holds
 * no script. A formula with an error becomes a box that says what is wrong. Never throws.
 */
export function formulaHtml(tex: string, isDisplay: boolean): string {
  const objection = findObjection(tex)
  if (objection !== null) return problemHtml(tex, objection)
  try {
    return katex.renderToString(withArrays(tex), {
      displayMode: isDisplay,
      output: 'htmlAndMathml',
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxSize: bounds.size,
      maxExpand: (definition.test(tex) ? definitionBounds : bounds).expansions,
      macros: macros(),
    })
  } catch (error) {
    if (error instanceof katex.ParseError) return problemHtml(tex, error.rawMessage.replace(/\.$/, ''))
    return problemHtml(tex, 'it is nested too deep')
  }
}
