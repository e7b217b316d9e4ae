import { Command, InvalidArgumentError, Option } from 'commander'
import { version } from '../version'
import type { EditCommandOptions } from './editCommand'
import type { ExportCommandOptions } from './exportCommand'

const streams = { out: process.stdout, error: process.stderr }

function wholeNumber(text: string): number {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError('It must be a number from 1 to 99.')
  return Number(text)
}

/**
 * Runs what the arguments of the process ask for. Each command is loaded when it is asked for: rendering takes longer to
 * load than many posts to change. `file`: the program itself, as that of threads. Usage errors end with 2, posts that
 * failed with 1.
 */
export async function runProgram(file: string): Promise<void> {
  const program = new Command('byline')
    .description('Works on posts that several people write together.')
    .version(version)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))

  program
    .command('export')
    .description('Writes posts as finished HTML pages, or as a small site.')
    .argument('<paths...>', 'posts, or folders with posts')
    .requiredOption('--out <folder>', 'the folder for the pages; it is made when it is not there')
    .addOption(
      new Option(
        '--format <format>',
        'page: files that need nothing else; folder: a site; fragment: bodies; markdown',
      )
        .choices(['page', 'folder', 'fragment', 'markdown'])
        .default('page'),
    )
    .option('--author <handle>', 'only the sections of this author')
    .option('--no-drafts', 'leave drafts out')
    .option('--contents', 'begin each page with a list of its headings')
    .option('--template <file>', 'a Mustache template for the pages')
    .option('--style <file>', 'a CSS file that the pages have in place of Byline’s own style')
    .option('--strict', 'missing images, dead links and unknown shortcodes are errors')
    .option('--force', 'write over files that export did not write')
    .option('--json', 'print a summary as JSON')
    .option('--jobs <number>', 'how many threads render pages (2)', wholeNumber)
    .action(async (paths: string[], options: ExportCommandOptions) => {
      const { runExport } = await import('./exportCommand')
      process.exitCode = await runExport(paths, options, streams, file)
    })

  const work = async () => (await import('./postThreads')).createThreadedWork(file)

  program
    .command('get')
    .description('Prints what posts say for a key of their front matter.')
    .argument('<key>', 'a key; params.weight is the key weight in params')
    .argument('<paths...>', 'posts, or folders with posts')
    .option('--json', 'print an array of {post, value}, or {post, error}')
    .action(async (key: string, paths: string[], options: { json?: boolean }) => {
      const { runGet } = await import('./getCommand')
      process.exitCode = await runGet(key, paths, options, streams, await work())
    })

  program
    .command('set')
    .description('Gives fields of posts values; no other byte changes.')
    .argument('<values and paths...>', 'values in YAML (draft=false, tags="[a, b]"), then posts or folders')
    .option('--dry-run', 'print the changes as a diff, and write nothing')
    .option('--json', 'print what was done as JSON')
    .action(async (given: string[], options: EditCommandOptions) => {
      const { runSet } = await import('./editCommand')
      process.exitCode = await runSet(given, options, streams, await work())
    })

  program
    .command('unset')
    .description('Removes a field from posts; no other byte changes.')
    .argument('<key>', 'a key; params.weight is the key weight in params')
    .argument('<paths...>', 'posts, or folders with posts')
    .option('--dry-run', 'print the changes as a diff, and write nothing')
    .option('--json', 'print what was done as JSON')
    .action(async (key: string, paths: string[], options: EditCommandOptions) => {
      const { runUnset } = await import('./editCommand')
      process.exitCode = await runUnset(key, paths, options, streams, await work())
    })

  program
    .command('sections')
    .description('Prints the sections of a post in order: line, author, words, first heading.')
    .argument('<post>', 'a post')
    .option('--json', 'print an array of {author, byline, from, to, line, headings, words, links, images}')
    .action(async (path: string, options: { json?: boolean }) => {
      const { runSections } = await import('./sectionsCommand')
      process.exitCode = await runSections(path, options, streams)
    })

  program
    .command('authors')
    .description(
      'Prints the authors of a content folder: handle, name, posts, words, links, date of the last post, file of the entry.',
    )
    .argument('<folder>', 'a content folder')
    .option('--json', 'print an array of {handle, name, posts, words, links, last, source}')
    .action(async (path: string, options: { json?: boolean }) => {
      const { runAuthors } = await import('./authorsCommand')
      process.exitCode = await runAuthors(path, options, streams, await work())
    })

  program
    .command('extract')
    .description('Writes the sections of one author as a post of their own.')
    .argument('<post>', 'a post')
    .requiredOption('--author <handle>', 'whose sections')
    .requiredOption('--out <file>', 'the file to write')
    .option('--force', 'write over a file that is there')
    .action(async (path: string, options: { author: string; out: string; force?: boolean }) => {
      const { runExtract } = await import('./extractCommand')
      process.exitCode = await runExtract(path, options, streams)
    })

  program
    .command('take-back')
    .description('Brings what was changed in an extract into its post; prints what both changed.')
    .argument('<extract>', 'the file that came back')
    .argument('<post>', 'the post')
    .option('--base <file>', 'the post as it was when the extract was made; else what Byline kept')
    .action(async (extract: string, post: string, options: { base?: string }) => {
      const { runTakeBack } = await import('./extractCommand')
      process.exitCode = await runTakeBack(extract, post, options, streams)
    })

  // `byline get … | head` ends early; nothing is wrong then.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })

  await program.parseAsync()
}
