interface Face {
  family: string
  isBold: boolean
  isItalic: boolean
}

const faceRule = /@font-face\{([^}]*)\}/g

function readFace(declarations: string): Face {
  const family = /font-family:"?(KaTeX_\w+)|font:[^;]*?(KaTeX_\w+)/.exec(declarations)
  return {
    family: family?.[1] ?? family?.[2] ?? '',
    isBold: /font-weight:700/.test(declarations),
    isItalic: /font-style:italic/.test(declarations),
  }
}

const classesOf = (selector: string) => [...selector.matchAll(/\.([\w-]+)/g)].map((match) => match[1]!)

/** What a page with these classes is set in: by each rule of the style that reaches something on the page. */
function facesOn(css: string, html: string): Face[] {
  const present = new Set([...html.matchAll(/class="([^"]*)"/g)].flatMap((match) => match[1]!.split(/\s+/)))
  const found: Face[] = []
  for (const [, selectors = '', declarations = ''] of css
    .replace(faceRule, '')
    .matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const face = readFace(declarations)
    if (face.family === '' && !face.isBold && !face.isItalic) continue
    if (selectors.split(',').some((selector) => classesOf(selector).every((name) => present.has(name))))
      found.push(face)
  }
  return found
}

/**
 * The style of formulas for one page, with the fonts inside that the page uses and no others. `fontData` gives a font's
 * address as data by its name in the style (`fonts/KaTeX_Main-Regular.woff2`).
 */
export function embedMathFonts(css: string, html: string, fontData: (name: string) => string): string {
  const faces = facesOn(css, html)
  const families = new Set(faces.map(({ family }) => family))
  // A rule that sets weight or slope only applies to letters of any family.
  const isBoldAny = faces.some(({ family, isBold }) => family === '' && isBold)
  const isItalicAny = faces.some(({ family, isItalic }) => family === '' && isItalic)
  const isUsed = (wanted: Face) =>
    faces.some(
      ({ family, isBold, isItalic }) =>
        family === wanted.family && isBold === wanted.isBold && isItalic === wanted.isItalic,
    ) ||
    (families.has(wanted.family) &&
      (wanted.isBold || wanted.isItalic) &&
      (!wanted.isBold || isBoldAny) &&
      (!wanted.isItalic || isItalicAny))
  return css.replace(faceRule, (rule, declarations: string) => {
    const name = /url\((fonts\/[\w-]+\.woff2)\)/.exec(declarations)?.[1]
    if (name === undefined || !isUsed(readFace(declarations))) return ''
    return rule.replace(/src:[^}]*/, `src:url(${fontData(name)}) format("woff2")`)
  })
}
