import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { pixel } from './sampleFolder'

/** What the files outside the content folder hold, and no answer may. */
export const secret = 'quartz-lantern-59'
/** A name outside that no form has: an answer with it has listed a folder. */
export const secretName = 'unnamed-neighbour'
/** The width of the picture outside, which no other one has. */
export const secretWidth = 40_961

/** A picture of that width, with the secret behind it. */
export function makeSecretPicture(): Buffer {
  const picture = Buffer.concat([pixel, Buffer.from(secret)])
  picture.writeUInt32BE(secretWidth, 16)
  return picture
}

/** What of the outside an answer holds: the secret as text, as base64 of each file, a listed name, a picture's size. */
export function findSecret(answer: string): string | null {
  const inBase64 = [Buffer.from(secret), Buffer.from(`@import '${secret}';`)]
  const traces = [
    secret,
    secretName,
    String(secretWidth),
    'root:x:0:0',
    ...inBase64.map((bytes) => bytes.toString('base64').slice(0, 20)),
    // From its width on; what is before all pictures have.
    makeSecretPicture().toString('base64').slice(20, 60),
  ]
  return traces.find((trace) => answer.includes(trace)) ?? null
}

/** A content folder (`in`) beside what it must not reach, with links that lead there. */
export function makeTrap(whole: string): void {
  const write = (path: string, content: string | Buffer) => writeFileSync(join(whole, path), content)
  for (const folder of ['in/posts/deep', 'in/posts/bundle', 'in/authors', 'in/escape', 'outside', 'in-too'])
    mkdirSync(join(whole, folder), { recursive: true })
  for (const folder of ['outside', 'in-too', '.']) {
    write(`${folder}/secret.md`, `---\ntitle: ${secret}\n---\n${secret} [a](a.md)\n`)
    write(`${folder}/secret.css`, `@import '${secret}';\nbody { color: red }`)
    write(`${folder}/secret.png`, makeSecretPicture())
    write(`${folder}/${secretName}`, secret)
  }
  write('in/posts/a.md', '---\ntitle: A\nauthor: mina\n---\n@mina\n![x](x.png) [b](b.md)\n')
  write('in/posts/b.md', '---\ntitle: B\n---\n[a](a.md)\n')
  write('in/posts/bundle/index.md', '---\ntitle: Bundle\n---\n![x](../x.png)\n')
  write('in/posts/x.png', pixel)
  write('in/own.css', 'body { color: green }')
  write('in/authors/mina.json', '{"name":"Mina"}')
  for (const extension of ['md', 'png', 'css']) {
    const link = (target: string, name: string) =>
      symlinkSync(target, join(whole, 'in', `${name}.${extension}`))
    link(`../outside/secret.${extension}`, 'link')
    link(join(whole, `outside/secret.${extension}`), 'link-absolute')
    link(`link.${extension}`, 'chain-2')
    link(`chain-2.${extension}`, 'chain-3')
    link(`chain-3.${extension}`, 'chain-4')
    link(`../outside/not-there.${extension}`, 'dangling')
    link(`circle.${extension}`, 'circle')
    link('/dev/zero', 'zero')
    link('/proc/self/environ', 'environ')
    link('/etc/passwd', 'passwd')
    execFileSync('mkfifo', [join(whole, `in/pipe.${extension}`)])
    link(`pipe.${extension}`, 'to-pipe')
  }
  symlinkSync('../../outside/secret.md', join(whole, 'in/escape/index.md'))
  const folderLink = (target: string, name: string) => symlinkSync(target, join(whole, 'in', name))
  folderLink('../outside', 'linked')
  folderLink(join(whole, 'outside'), 'linked-absolute')
  folderLink('../in-too', 'sibling')
  folderLink('..', 'up')
  folderLink('.', 'self')
  folderLink('self/self', 'self-twice')
  folderLink('linked', 'linked-chain')
  folderLink('../outside/new-folder', 'dangling-folder')
  folderLink('/', 'root')
  folderLink('/proc/self/fd', 'descriptors')
}

/** A way to name something outside the content folder. */
export interface HostilePath {
  kind: string
  path: string
}

/** Every form, for files of one extension. `whole` holds the content folder `in`. */
export function hostilePaths(whole: string, extension: 'md' | 'png' | 'css'): HostilePath[] {
  const name = `secret.${extension}`
  const outside = join(whole, 'outside', name)
  const up = `../outside/${name}`
  const encode = (text: string) => text.replace(/[./\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  const twice = (text: string) => encode(text).replaceAll('%', '%25')
  const address = pathToFileURL(outside).href
  const forms: Record<string, string[]> = {
    dots: [
      up,
      `../${up}`,
      `posts/../../outside/${name}`,
      `posts/deep/../../../outside/${name}`,
      `./${up}`,
      `posts/./../../outside/${name}`,
      `posts//../..//outside/${name}`,
      `${'../'.repeat(30)}${outside.slice(1)}`,
      `../in/../outside/${name}`,
      `../in-too/${name}`,
      `not-there/../../outside/${name}`,
      `posts/a.md/../../../outside/${name}`,
      '..',
      '.',
      '../',
      `.../outside/${name}`,
      `..../outside/${name}`,
      `....//outside/${name}`,
      `..;/outside/${name}`,
    ],
    encoded: [
      encode(up),
      `%2e%2e/outside/${name}`,
      `..%2foutside%2f${name}`,
      `%2E%2E%2Foutside%2F${name}`,
      `.%2e/outside/${name}`,
      `..%5coutside%5c${name}`,
      encode(outside),
      twice(up),
      `%252e%252e%252foutside%252f${name}`,
      `..%252foutside/${name}`,
      `%25252e%25252e/outside/${name}`,
      `%u002e%u002e%u2215outside/${name}`,
    ],
    'overlong UTF-8': [
      `..%c0%afoutside%c0%af${name}`,
      `%c0%ae%c0%ae/outside/${name}`,
      `%c0%ae%c0%ae%c0%afoutside%c0%af${name}`,
      `..%e0%80%afoutside/${name}`,
      `..%c1%9coutside%c1%9c${name}`,
      `..%f0%80%80%afoutside/${name}`,
      `\xc0\xae\xc0\xae/outside/${name}`,
    ],
    backslashes: [
      `..\\outside\\${name}`,
      `..\\/outside/${name}`,
      `../\\outside/${name}`,
      `posts\\..\\..\\outside\\${name}`,
      `posts/..\\../outside/${name}`,
      `\\..\\outside\\${name}`,
      outside.replaceAll('/', '\\'),
    ],
    absolute: [
      outside,
      `/${outside}`,
      `//${outside}`,
      `/.${outside}`,
      `/../${up}`,
      '/etc/passwd',
      `/proc/self/root${outside}`,
    ],
    'drives, shares, devices': [
      `C:${outside}`,
      `C:\\Windows\\${name}`,
      `c:${name}`,
      `C:..\\outside\\${name}`,
      `\\\\127.0.0.1\\c$\\${name}`,
      `//127.0.0.1/c$/${name}`,
      `\\\\?\\C:\\${name}`,
      `\\\\?\\UNC\\127.0.0.1\\c$\\${name}`,
      `\\\\.\\C:\\${name}`,
      `\\\\.\\pipe\\${name}`,
      `//?/C:/${name}`,
      `//./${outside}`,
      `\\??\\C:\\${name}`,
      `con.${extension}`,
      `nul.${extension}`,
      `posts/aux.${extension}`,
      `com1.${extension}`,
      `LPT1.${extension}`,
      `CONIN$.${extension}`,
    ],
    'streams and trimmed ends': [
      `posts/a.md:stream.${extension}`,
      `posts/a.md::$DATA`,
      `${up}::$DATA`,
      `posts::$INDEX_ALLOCATION/../../outside/${name}`,
      `${up}.`,
      `${up} `,
      `.. /outside/${name}`,
      `../outside /${name}`,
      `..  /../outside/${name}`,
      `${up}...`,
    ],
    'control characters': [
      `${up}\0`,
      `${up}\0.${extension}`,
      `posts/\0/../../../outside/${name}`,
      `..%00/outside/${name}`,
      `${up}%00.${extension}`,
      `${up}\r\n`,
      `..\n/outside/${name}`,
      `\r\n${up}`,
      `..%0d%0a/outside/${name}`,
      `.\t./outside/${name}`,
      ` ${up}`,
      `\u200b${up}`,
    ],
    'homes and variables': [
      `~/${name}`,
      `~root/${name}`,
      `~${outside}`,
      `$HOME/../${name}`,
      `%USERPROFILE%/${name}`,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: as a shell would read it
      '${HOME}/secret.md',
    ],
    addresses: [
      address,
      address.replace('file:///', 'file:/'),
      address.replace('file:///', 'file://localhost/'),
      address.replace('file:', 'FILE:'),
      address.replace('file:', 'file\t:'),
      `file:${up}`,
      `file://127.0.0.1/c$/${name}`,
      `app://byline/${up}`,
      `app://user:word@byline:80/${up}`,
      `http://127.0.0.1:1/${up}`,
      `//byline/${up}`,
      `${up}?v=1`,
      `${up}#top`,
      `?${up}`,
      `posts/x.png?/../../../outside/${name}`,
      `posts/x.png#/../../../outside/${name}`,
      `posts/x.png;/../../../outside/${name}`,
      `data:,/../${up}`,
      `view-source:${address}`,
      `filesystem:${address}`,
      `blob:${address}`,
    ],
    Unicode: [
      `\u2025/outside/${name}`,
      `\uff0e\uff0e/outside/${name}`,
      `\uff0e\uff0e\uff0foutside\uff0f${name}`,
      `..\u2215outside\u2215${name}`,
      `..\u2044outside\u2044${name}`,
      `..\u29f8outside/${name}`,
      `..\uff3coutside\uff3c${name}`,
      `.\u200d./outside/${name}`,
      `.\u00ad./outside/${name}`,
      `.\ufeff./outside/${name}`,
      `\u202e../outside/${name}`,
      `..\ud800/outside/${name}`,
      `../outs\u0131de/${name}`,
      `../ou\u0074\u0301side/../outside/${name}`,
    ],
    links: [
      ...['link', 'link-absolute', 'chain-2', 'chain-3', 'chain-4', 'dangling', 'circle', 'zero', 'environ'],
      ...['passwd', 'pipe', 'to-pipe'],
    ].map((link) => `${link}.${extension}`),
    'links of folders': [
      `escape/index.${extension}`,
      `linked/${name}`,
      `linked-absolute/${name}`,
      `sibling/${name}`,
      `linked-chain/${name}`,
      `up/${name}`,
      `up/outside/${name}`,
      `self/self/linked/${name}`,
      `self/up/${name}`,
      `root${outside}`,
      'root/etc/passwd',
      'descriptors/0',
      `linked/new.${extension}`,
      `up/new.${extension}`,
      `linked/new-folder/new.${extension}`,
      `dangling-folder/new.${extension}`,
      'self',
      'self-twice',
      'up',
      'linked',
      `linked/../secret.${extension}`,
    ],
  }
  return Object.entries(forms).flatMap(([kind, paths]) => paths.map((path) => ({ kind, path })))
}
