import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from './build.mjs'
import { findElectron } from './electron-runtime.mjs'
import { install } from './install.mjs'
import { requireNode, root, run } from './lib.mjs'
import { writeThirdPartyNotices } from './third-party-notices.mjs'

/** electron-builder fetches what it lacks; a download that stands still so long does not come. */
const STALLED_AFTER_MS = 60_000
const NOTICES = 'dist/THIRD-PARTY-NOTICES.txt'
const SERVER_FOLDER = join(root, 'out/jmdi-server')

requireNode()
if (!(await install())) process.exit(1)
await build()
await writeThirdPartyNotices(join(root, NOTICES))
makeServerFolder()
console.log(`made ${SERVER_FOLDER}: start it with node jmdi.mjs serve`)
process.exit(await makeApplication(process.argv.includes('--installers')))

/** What `node jmdi.mjs serve` needs and nothing else: no npm, no node_modules. */
function makeServerFolder() {
  rmSync(SERVER_FOLDER, { recursive: true, force: true })
  mkdirSync(SERVER_FOLDER, { recursive: true })
  for (const part of [
    'dist/electron/backend',
    'dist/electron/documents',
    'dist/renderer',
    'dist/participant',
    'courses',
    'LICENSE',
    NOTICES,
  ]) {
    if (existsSync(join(root, part))) cpSync(join(root, part), join(SERVER_FOLDER, part), { recursive: true })
  }
  writeFileSync(join(SERVER_FOLDER, 'jmdi.mjs'), "#!/usr/bin/env node\nawait import('./dist/electron/backend/cli.mjs')\n")
}

/** The unpacked application in out/, or with --installers what this platform installs from. Resolves with the exit code. */
async function makeApplication(installers) {
  const program = findElectron()
  const options = [
    ...(installers ? [] : ['--dir']),
    '--publish',
    'never',
    ...(program === undefined ? [] : runtimeOptions(distFolder(program))),
  ]
  const code = await run(process.execPath, [join(root, 'node_modules/electron-builder/cli.js'), ...options], {
    stalledAfterMs: STALLED_AFTER_MS,
  })
  if (code === 124)
    console.error(
      'The packager waited a minute for a download that did not come. With internet it fetches the Electron runtime; without, name one in ELECTRON_OVERRIDE_DIST_PATH.',
    )
  return code
}

function distFolder(program) {
  return process.platform === 'darwin' ? join(dirname(program), '../../..') : dirname(program)
}

/** A runtime that is there is used as it is, under its own version. */
function runtimeOptions(dist) {
  const version = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '')
  return [`-c.electronDist=${dist}`, `-c.electronVersion=${version}`]
}
