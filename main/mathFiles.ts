import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { embedMathFonts } from '#domain/typesetting/mathFonts'

const folder = join(dirname(createRequire(import.meta.url).resolve('katex/package.json')), 'dist')
const styleName = 'katex.min.css'

/** The file of KaTeX's own that is served as `math/…`: its style and the fonts that this names; null for all others. */
export function mathFile(path: string): string | null {
  const [, name] = /^math\/(katex\.min\.css|fonts\/KaTeX_[\w-]+\.woff2)$/.exec(path) ?? []
  return name === undefined ? null : join(folder, name)
}

/** The style of the formulas in a page's HTML, with the fonts inside that they are set in. */
export async function readMathCss(html: string): Promise<string> {
  const css = await readFile(join(folder, styleName), 'utf8')
  const wanted: string[] = []
  embedMathFonts(css, html, (name) => {
    wanted.push(name)
    return ''
  })
  const fonts = new Map(
    await Promise.all(
      wanted.map(async (name) => [name, (await readFile(join(folder, name))).toString('base64')] as const),
    ),
  )
  return embedMathFonts(css, html, (name) => `data:font/woff2;base64,${fonts.get(name)}`)
}

/** KaTeX's style and all of its fonts, as files of a site. */
export async function mathFiles(): Promise<{ path: string; bytes: Buffer }[]> {
  const css = await readFile(join(folder, styleName), 'utf8')
  const fonts = [...new Set(css.match(/fonts\/KaTeX_[\w-]+\.woff2/g) ?? [])].sort()
  const own = css.replace(/,url\(fonts\/[^)]*\.(?:woff|ttf)\) format\("[^"]*"\)/g, '')
  return [
    { path: `math/${styleName}`, bytes: Buffer.from(own, 'utf8') },
    ...(await Promise.all(
      fonts.map(async (name) => ({ path: `math/${name}`, bytes: await readFile(join(folder, name)) })),
    )),
  ]
}
