import { askRegistry, shippedLibraries } from './advisories'

/**
 * Prints what the npm registry knows against the libraries that ship. The exit status is 1 when there is something, 2
 * when the registry did not answer: then nothing was checked.
 */
const libraries = shippedLibraries()
const count = Object.keys(libraries).length
const known = await askRegistry(process.env.npm_config_registry ?? 'https://registry.npmjs.org/', libraries)
if ('reason' in known) {
  console.log(
    `Known faults of the ${count} libraries that ship: not answered, not checked (${known.reason}).`,
  )
  process.exitCode = 2
} else {
  for (const { library, severity, title, url } of known)
    console.log(`${library}: ${severity}: ${title}\n  ${url}`)
  console.log(
    `Known faults of the ${count} libraries that ship: ${known.length === 0 ? 'none' : known.length}.`,
  )
  process.exitCode = known.length === 0 ? 0 : 1
}
