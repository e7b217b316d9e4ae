/** The arguments of a shortcode: those without a name in order, the others by name. */
export interface Arguments {
  list: string[]
  named: Map<string, string>
}

const argument =
  /(?:([A-Za-z_][\w-]*)\s*[=:]\s*)?(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|`([^`]*)`|([^\s,()"'`]+))/g

/** Reads `"a" key="b" key=c`, and Zola's and Jekyll's `(key="b", other=c)`. Nothing is too odd to be read. */
export function readArguments(args: string): Arguments {
  const list: string[] = []
  const named = new Map<string, string>()
  for (const [, key, double, single, back, bare] of args.matchAll(argument)) {
    const value = (double ?? single)?.replace(/\\(["'\\])/g, '$1') ?? back ?? bare ?? ''
    if (key === undefined) list.push(value)
    else if (!named.has(key)) named.set(key, value)
  }
  return { list, named }
}

/** The first of the arguments that is there and not empty: by its names, else by its place. */
export function argumentOf({ list, named }: Arguments, names: readonly string[], place?: number): string {
  for (const name of names) {
    const value = named.get(name)?.trim()
    if (value) return value
  }
  return place === undefined ? '' : (list[place]?.trim() ?? '')
}
