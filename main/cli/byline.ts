#!/usr/bin/env node
import { Command } from 'commander'
import { version } from '../session'
import { runExport } from './exportCommand'

/** Usage errors end with 2, posts that failed with 1. */
const program = new Command('byline')
  .description('Works on posts that several people write together.')
  .version(version)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))

program
  .command('export')
  .description('Writes posts as HTML pages that need nothing else: style and images are inside.')
  .argument('<paths...>', 'posts, or folders with posts')
  .requiredOption('--out <folder>', 'the folder for the pages; it is made when it is not there')
  .action(async (paths: string[], { out }: { out: string }) => {
    process.exitCode = await runExport(paths, out, process.stderr)
  })

await program.parseAsync()
