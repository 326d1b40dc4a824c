import { existsSync, lstatSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { npmCommand, root, run } from './lib.mjs'

/** A registry that does not answer is given up within a minute: two tries of this length. */
const FETCH_TIMEOUT_MS = 25_000
/** At this level npm says a word for each request; so long without a package that came, or a new folder, means that it stands still. */
const STALLED_AFTER_MS = 60_000

/** npm tells of failed tries in the same way. */
const CAME = /GET (200|304) /

/** npm follows its first lines with its whole manual. */
const MOST_ERROR_LINES = 6

/** Installs what the lock file says, unless that is there already. False: it could not be had. */
export async function install() {
  if (isInstalled()) return true
  if (isLink()) {
    console.error(
      'Set-up stopped: node_modules is a link to another folder, and npm would empty that. Remove the link and run the same command again.',
    )
    return false
  }
  console.log('Installing what the lock file names (once; needs the npm registry) …')
  const [command, args] = npmCommand()
  const options = [
    'ci',
    '--no-audit',
    '--no-fund',
    '--loglevel=http',
    `--fetch-timeout=${FETCH_TIMEOUT_MS}`,
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=1000',
  ]
  const said = []
  const code = await run(command, [...args, ...options], {
    env: { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
    quiet: true,
    onLine: line => said.push(line),
    isSign: line => CAME.test(line),
    stalledAfterMs: STALLED_AFTER_MS,
    isAlive: treeGrows(),
  })
  if (code !== 0) explain(code, said)
  return code === 0
}

/** Whether the tree holds what the lock file names: npm notes in a hidden lock file what it put there. */
function isInstalled() {
  const wanted = readPackages('package-lock.json')
  const there = readPackages('node_modules/.package-lock.json')
  return (
    '' in wanted &&
    Object.entries(wanted).every(([path, { version, optional }]) => path === '' || optional === true || there[path]?.version === version)
  )
}

function isLink() {
  return lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink() === true
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  } catch {
    return {}
  }
}

/** npm is quiet while it unpacks: a change in the tree it makes is a sign of life. */
function treeGrows() {
  let last = -1
  return () => {
    const tree = join(root, 'node_modules')
    const count = existsSync(tree) ? readdirSync(tree).length : 0
    const grew = count !== last
    last = count
    return grew
  }
}

function explain(code, said) {
  const errors = said.filter(line => line.startsWith('npm error') && !/A complete log/.test(line)).slice(0, MOST_ERROR_LINES)
  for (const line of errors) console.error(line)
  const why = code === 124 ? 'the download stood still for a minute' : 'npm could not install'
  console.error(
    `Set-up stopped: ${why}. Connect to the internet once (or set npm's registry or proxy) and run the same command again; what was fetched is kept.`,
  )
}
