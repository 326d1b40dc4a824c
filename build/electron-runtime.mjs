import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, run } from './lib.mjs'

const PACKAGE = join(root, 'node_modules/electron')
const PROGRAM = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron'
const TRIED = join(root, 'node_modules/.jmdi-electron-tried')

const STALLED_AFTER_MS = 40_000
/** A runtime that could not be had is not asked for again at each start. */
const TRY_AGAIN_AFTER_MS = 24 * 60 * 60 * 1000

/** The runtime's program, named by ELECTRON_OVERRIDE_DIST_PATH or installed; never starts a download. */
export function findElectron() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const candidates = [named && join(named, PROGRAM), join(PACKAGE, 'dist', PROGRAM)]
  return candidates.find(path => path && existsSync(path))
}

/** The runtime's program, fetched when it is not there; undefined when it cannot be had now. */
export async function findOrFetchElectron({ again = false } = {}) {
  const found = findElectron()
  if (found !== undefined || (!again && triedLately())) return found
  console.log(
    `Fetching the Electron runtime ${JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version} (once, about 110 MB) …`,
  )
  const code = await run(process.execPath, [join(PACKAGE, 'install.js')], {
    stalledAfterMs: STALLED_AFTER_MS,
    isAlive: downloadGrows(),
    quiet: true,
  })
  const fetched = code === 0 ? findElectron() : undefined
  if (fetched === undefined) remember()
  return fetched
}

function triedLately() {
  return existsSync(TRIED) && Date.now() - statSync(TRIED).mtimeMs < TRY_AGAIN_AFTER_MS
}

function remember() {
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(TRIED, new Date().toISOString())
}

/** The downloader writes below the temporary folder and says nothing: growing files are its sign of life. */
function downloadGrows() {
  let last = 0
  return () => {
    const bytes = downloadedBytes()
    const grew = bytes > last
    last = bytes
    return grew
  }
}

function downloadedBytes() {
  try {
    const folders = readdirSync(tmpdir()).filter(name => name.startsWith('electron-download-'))
    return folders
      .flatMap(name => readdirSync(join(tmpdir(), name)).map(file => statSync(join(tmpdir(), name, file)).size))
      .reduce((sum, size) => sum + size, 0)
  } catch {
    // A folder that goes away while it is read is a sign of life, seen at the next look.
    return 0
  }
}
