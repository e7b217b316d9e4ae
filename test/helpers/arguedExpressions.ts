/**
 * Expressions that the checker cannot prove, each with the reason why it takes no time that matters. `longest` is the
 * length of text that it can meet, in characters, `worst` what takes it longest: [beginning, what is repeated, end].
 */
export interface Argument {
  because: string
  longest: number
  worst: [string, string, string][]
  expressions: RegExp[]
}

/** A post as one line. */
const post = 10_000_000
/** A word, label or value of a post. Of one of several megabytes V8 has no room to remember the way, and throws. */
const word = 1_000_000
/** The bound of front matter. */
const frontMatter = 65_536
/** The longest path of a system. */
const path = 4096

export const argued: Argument[] = [
  {
    because:
      'Each run of a sign is tried from its first one only: look-behind, which the checker does not know.',
    longest: post,
    worst: [
      ['/', '/', 'a'],
      ['-', '-', 'a'],
      [' ', ' ', 'a'],
      ['a', ' ', '\n'],
      ['', 'a', ''],
      ['\n', '\n', 'a'],
    ],
    expressions: [/(?<!\/)\/+$/, /(?<!\/)\/*$/, /^-+|(?<!-)-+$/g, /(?<!\s)\s*\n\s*/g, /(?<!\n)\n+$/],
  },
  {
    because: 'A name is tried from its first letter only, a run of blanks only where no name is before it.',
    longest: word,
    worst: [
      ['', '-', ' '],
      ['a', ' ', ''],
      ['', '(', ''],
      ['', 'a ', ''],
    ],
    expressions: [/(?:(?<![\w-])([\w-]+)|(?<![\w\s-]))\s*\(/g],
  },
  {
    because:
      'It begins at a line alone and takes the rest of it, or parts that end where the next ones begin.',
    longest: post,
    worst: [
      ['', '##a\n', ''],
      ['', '[', ''],
      ['', '[a', ''],
      ['', '[a\n', ''],
      ['', '[\u2028', ''],
      ['', 'slug ', ''],
      ['', '...\n', ''],
    ],
    expressions: [
      /^ {0,3}(#{2,6})(?=[^\s#])[^\n]*/gm,
      /(?<![^\n]) {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?:<([^<>\n]+)>|(\S+))/g,
      /(?<![^\n]) {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?:<([^<>\n]+)>|(\S+\.(?:png|jpe?g|gif|webp|avif|svg|bmp)))/gi,
      /^["']?(?:slug|url|permalink)["']?\s*[:=]/m,
      /^ {0,3}(`{3,}|~{3,})/,
      /^ {0,3}#{1,6}[ \t](.*)$/,
      /(?:^|(?<=\n))(?:---|\.\.\.)\s*$/,
    ],
  },
  {
    because: 'What it begins with cannot stand in what it then reads, so no place is read twice.',
    longest: word,
    worst: [
      ['', '(a.', ''],
      ['(', 'a.', ''],
      ['', '{{< figure ', ''],
      ['{{< figure ', ' src', ''],
      ['{{< ref ', ' ', ''],
      ['', '{% link ', ''],
      ['{%', ' ', ''],
      ['', '](', ''],
      ['](', 'a', ' '],
      ['](', '(a)', ' '],
      ['', '](<', ''],
      ['', '[a', ''],
      ['[', '\\a', ''],
      ['', '[a]', ''],
      ['', '<a ', ''],
      ['', '][', ''],
    ],
    expressions: [
      /(?<![\]\\`])\((?:www\.)?([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)\/?\)/gu,
      /\{\{[<%]\s*(?:figure|img|image)\b[^{}]*?\bsrc\s*=\s*(?:"([^"\n]+)"|([^\s"'`>%]+))/g,
      /\{\{[<%]\s*(?:rel)?ref\s+(?:path\s*=\s*)?(?:["`]([^"`\n]+)["`]|([^\s"'`>%]+))/g,
      /\{%-?\s*post_url\s+([^\s%]+)/g,
      /\{%-?\s*link\s+([^\s%]+)/g,
      /\]\(\s*(?:<([^<>\n]+)>|((?:[^\s()<>\\]|\\.|\([^\s()]*\))+))/g,
      /(?<!\\)\[((?:[^[\]\\]|\\[\s\S])+)\](\[((?:[^[\]\\]|\\[\s\S])*)\])?/g,
      /\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)|\]\[[^\]\n]*\]|<\/?[A-Za-z][^<>]*>/g,
    ],
  },
  {
    because:
      'What does not lead to a source is taken as well, up to the end of its tag or brackets: no place is read twice.',
    longest: word,
    worst: [
      ['', '![', ''],
      ['', '![', '\\'],
      ['', '<img ', ''],
      ['', '<a ', ''],
      ['<a ', ' href', ''],
      ['<img', ' ', ''],
      ['<a ', '<a href=', '>'],
    ],
    expressions: [
      /!\[(?:[^\]\\]|\\[\s\S])*(?:\](?:\(\s*(?:<([^<>\n]+)>|([^\s()<>]+)))?|\\?$)/g,
      /<img\b(?:[^>]*?\ssrc\s*=\s*(?:"([^"]+)"|'([^']+)')|[^>]*)/gi,
      /<(?:a|img|source|video|audio|iframe)\b(?:[^>]*?\s(?:href|src|poster)\s*=\s*(?:"([^"]+)"|'([^']+)')|[^>]*)/gi,
    ],
  },
  {
    because: 'It reads HTML of a sanitiser, where each < opens a tag that ends; other tags are taken whole.',
    longest: word,
    worst: [
      ['<img alt="', '<a ', '">'],
      ['', '<a title="<a">', ''],
      ['<a title="', ' href=', '">'],
    ],
    expressions: [/(<a\b[^>]*? href=")([^"]*)"|<[^>]*>/g],
  },
  {
    because: 'It takes each place of the text as one of several kinds, whatever comes.',
    longest: word,
    worst: [
      ['', 'a', ''],
      ['', ' ', ''],
      ['', '\u0301', ''],
      ['a', '\u0301', ''],
      ['', '~', ''],
    ],
    expressions: [/[\p{L}\p{N}\p{M}]+|[^\S\n]+|\n|\S/gu, /(?<=\p{Script=Latin})\p{M}+/gu],
  },
  {
    because: 'One look for a mark in a block that has changed; the part with braces is tried once a line.',
    longest: post,
    worst: [
      ['', ' ', 'a'],
      ['', 'a\n', ''],
      ['{', 'a', ''],
      ['', ' \n', ''],
    ],
    expressions: [/\]:|\[\^|\^\[|\r|^ {0,3}[:~](?:[ \t]|$)|^[ \t]*\{[^{}\n]*\}[ \t]*$/m],
  },
  {
    because: 'It is asked at one place, and each part ends where the next one begins.',
    longest: post,
    worst: [
      ['import ', 'a', ''],
      ['import a', ' ', ''],
      ['$', 'a', ''],
      ['\\(', 'a', ''],
      ['=', ' ', ''],
      ['="', 'a', ''],
      ['<A', 'a', ''],
      ['index.', 'a', '/'],
    ],
    expressions: [
      /^(?:import\s*(?:["']|[\w$*{][^"'()]*\bfrom\s*["'])|export\s+(?:const|let|var|default|function|class|async|type|\{|\*))/,
      /^(?:(\$\$)([^$]+)\$\$|(\$)([^$]+)\$|(\\\()(.+)\\\)|(\\\[)(.+)\\\])$/s,
      /\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)?)/y,
      /<(?:\/?[A-Z][\w.]*|\/?(?=>))/y,
      /^(?:[a-z][a-z0-9+.-]*:|\/\/|\\\\|#)/i,
      /^(?:https?:\/\/|mailto:)\S+$/,
      /^(?:https?:)?[\\/]{2,}(?:[^\\/?#@]*@)?([^\\/?#]*)/i,
      /^\s*\{\{-?\s*site\.(?:baseurl|url|github\.url)\s*-?\}\}\s*/,
      /^\s*\{\{-?\s*(["'])([^"'{}]*)\1\s*\|[^{}]*-?\}\}\s*$/,
      /^\s*[1-9]\d{0,4}(?:px)?\s*$/i,
    ],
  },
  {
    because: 'It reads values of front matter, which is not read beyond its bound.',
    longest: frontMatter,
    worst: [
      ['"', '\\a', ''],
      ['', '"', ''],
      ['', "'", ''],
      ['a', 'a', ':'],
      ['a', '#', ' '],
      ['', ' \n', 'a'],
      ['a', '\r', ''],
      ['a', '\u2028', ''],
      ['2024-01-01', ' ', 'a'],
      ['', '1', 'a'],
      ['', '\t#', '\u2028'],
    ],
    expressions: [
      /"""(?:[^\\]|\\[\s\S])*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:[^"\\\n]|\\[\s\S])*"?|'[^'\n]*'?|#[^\n]*/y,
      /^\p{L}(?:[^:#\n]|:(?=[^\s])|(?<=[^\s])#)*$/u,
      /(?<![^\n])[^\s#'"[\]{}|>*&!%@`,:-][^\n:]*:[ \t]+(?=["'])/g,
      /(?<![ \t])[ \t]*\n((?:[ \t]*\n)*)[ \t]*/g,
      /(?<![ \t])[ \t]*#[^\n]*/,
      /^(\d{4}-\d\d-\d\d)(?:([Tt]|[ \t]+)(\d\d?:\d\d(?::\d\d)?)(\.\d+)?([ \t]*(?:[Zz]|[+-][\d:]+)?))?$/,
      /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z| ?[+-]\d{2}:?\d{2})?)?$/,
      /^\d{4}-(\d\d)-(\d\d)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:[ \t]*(?:[Zz]|[+-]\d\d?(?::?\d\d)?))?)?$/,
      /^\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)?)?$/,
      /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[\da-f_]+|(?=\.?\d)(?:\d[\d_,]*)?(?:\.[\d_]*)?(?:e[-+]?\d+)?|\.inf|\.nan)$/i,
      /^(?:~|null|true|false|=|<<|[-+]?\.[\d_]*(?:e[-+]?\d+)?)$/i,
      /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt\s][\d\s:.+Zz-]*)?$/,
      /(?:#|№|\b(?:no|nr)\.?\s*|\p{L}\s+)$/iu,
    ],
  },
  {
    because: 'The parser of shortcodes reads none of more than 2000 characters.',
    longest: 2000,
    worst: [
      ['"', '\\a', ''],
      ['', 'a', ''],
      ['', 'a ', ''],
      ['{{"', 'a', ''],
      ['{{"a"|', '|', ''],
      ['|', ' ', ''],
    ],
    expressions: [
      /^\{\{-?\s*(?:"([^"]*)"|'([^']*)')\s*(\|[\s\S]*)-?\}\}$/,
      /(?:([A-Za-z_][\w-]*)\s*[=:]\s*)?(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|`([^`]*)`|([^\s,()"'`]+))/g,
      /^\|\s*(?:relative_url|absolute_url|relURL|absURL|relLangURL|absLangURL)\b/,
    ],
  },
  {
    because:
      'A list of attributes has at most 1000 characters, an address without a scheme 2048, a heading 400.',
    longest: 2048,
    worst: [
      ['a=', 'a', ''],
      ['a="', 'a', ''],
      ['', 'a.', '_'],
      ['', '_', ''],
      ['.', '.', '_'],
      ['', 'a', '_'],
    ],
    expressions: [
      /\s*(?:#([^\s{}"'<>#.=]+[^\s{}"'<>=]*)|\.(-?[A-Za-z_][\w:-]*)|([A-Za-z][\w:.-]*)=(?:"([^"{}]*)"|'([^'{}]*)'|([^\s"'{}<>]*))|(-)(?=\s|$))/y,
      /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*(?![\p{L}\p{N}_-])[^\s<]*/u,
      /^(?:[^\s/?#:]*\.)?[^\s_./?#:]+(?=[/?#:]|$)/,
    ],
  },
  {
    because: 'A heading for the list of posts is cut to 400 characters, words around a change to 40.',
    longest: 400,
    worst: [
      ['', '[', ''],
      ['', '[](', ''],
      ['', 'a', ' '],
    ],
    expressions: [/!?\[([^\]]*)\]\([^)]*\)/g, /\S*$/],
  },
  {
    because: 'It reads a path or the name of a file.',
    longest: path,
    worst: [
      ['', '/', ''],
      ['/asset/', 'a', ''],
      ['authors/', 'a', ''],
      ['.byline-', '1', ''],
      ['index', '-', ''],
      ['index.', 'a', '/'],
    ],
    expressions: [
      /^\/asset\/([^/]+)\/\d+$/,
      /^[0-9a-f]{32}-\d+(?:-[0-9a-f]{16})?\.kept$/,
      /^math\/(katex\.min\.css|fonts\/KaTeX_[\w-]+\.woff2)$/,
      /^\.byline-([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.tmp$/,
      /^([a-z]{2,3}(?:-[A-Z][A-Za-z]{1,3})?)-\d+-\d+\.bdic$/,
      /^(?:people\/)?authors\/([^/]+)\.json$/,
      /^data\/authors\/([^/]+)\.(?:ya?ml|json|toml)$/,
      /^content\/authors\/([^/]+)\/_index\.md$/,
      /^index\.[^./]+$/i,
      /^_?index(?:\.[a-z]{2,3}(?:-[a-z]+)?)?$/i,
    ],
  },
  {
    because: 'It reads a style sheet of Byline’s own or of KaTeX, 24 KB that no post can change.',
    longest: 24_000,
    worst: [
      ['', '@font-face{src:url(fonts/KaTeX_Main.woff2),url(fonts/KaTeX_Main.woff) format("woff")}', ''],
      ['', '.katex .a{font:1px KaTeX_Main}', ''],
      ['', '/* a */ b{}', ''],
    ],
    expressions: [
      /@font-face\{([^}]*)\}/g,
      /font-family:"?(KaTeX_\w+)|font:[^;]*?(KaTeX_\w+)/,
      /([^{}]+)\{([^{}]*)\}/g,
      /url\((fonts\/[\w-]+\.woff2)\)/,
      /fonts\/KaTeX_[\w-]+\.woff2/g,
      /,url\(fonts\/[^)]*\.(?:woff|ttf)\) format\("[^"]*"\)/g,
      /\/\*[\s\S]*?\*\//g,
    ],
  },
  {
    because:
      'It reads a page that Byline has just made, which has the article once, or a message of a library about a bounded text.',
    longest: post,
    worst: [
      ['<article class="post"><header>', '</header>', '</article>'],
      ['<article class="post">', 'a', '</article>'],
      ['Unclosed section "', 'a', ''],
      ['Invalid TOML document: ', 'a', ''],
    ],
    expressions: [
      /<article class="post">(?:<header[\s\S]*?<\/header>)?([\s\S]*)<\/article>/,
      /^Unclosed section "(.*)"$/,
      /^Invalid TOML document: ([^\n]*)/,
    ],
  },
]
