import { existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { run } from '../lib.mjs'

/** Programs of the system that specs use, with the Debian package each comes in and what is left out without it. */
const TOOLS = [
  { program: 'ip', debian: 'iproute2', leavesOut: 'rooms on networks of their own' },
  { program: 'nft', debian: 'nftables', leavesOut: 'rooms on networks of their own' },
  { program: 'strace', debian: 'strace', leavesOut: 'what the suite asks of the network, seen from outside' },
  { program: 'zbarimg', debian: 'zbar-tools', leavesOut: 'QR codes read back from a picture' },
  { program: 'pdftoppm', debian: 'poppler-utils', leavesOut: 'QR codes read back from a printed page' },
  { program: 'chattr', debian: 'e2fsprogs', leavesOut: 'a folder that refuses to be written' },
]
const WINDOW_TOOLS = [
  { program: 'xvfb-run', debian: 'xvfb', leavesOut: 'every spec in Electron' },
  { program: 'xauth', debian: 'xauth', leavesOut: 'every spec in Electron' },
]
const ENGINES = [
  { program: 'firefox-esr', or: 'firefox', debian: 'firefox-esr', leavesOut: 'the half day with Firefox' },
  { program: 'WebKitWebDriver', debian: 'webkit2gtk-driver', leavesOut: 'the half day with WebKit' },
]

/**
 * Looks for what the specs use, and installs what is missing where this is root on Debian.
 * @returns {Promise<string[]>} what is still missing, as lines of the list of what was left out
 */
export async function provideTools({ withWindows, withEngines }) {
  if (process.platform !== 'linux') return ['what needs Linux: networks, full and read-only disks, system calls']
  const wanted = [...TOOLS, ...(withWindows ? WINDOW_TOOLS : []), ...(withEngines ? ENGINES : [])]
  const missing = wanted.filter(isMissing)
  if (missing.length > 0 && isRoot() && hasApt()) await installDebian(missing.map(({ debian }) => debian))
  const lines = wanted.filter(isMissing).map(({ program, leavesOut }) => `${leavesOut} (no ${program})`)
  if (!isRoot()) lines.push('networks of their own, full and read-only disks (need root)')
  return lines
}

function isMissing({ program, or }) {
  return !isOnPath(program) && (or === undefined || !isOnPath(or))
}

/** Also where only root looks by default. */
function isOnPath(program) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin']
  return folders.some(folder => existsSync(join(folder, program)))
}

function isRoot() {
  return process.getuid?.() === 0
}

function hasApt() {
  return existsSync('/etc/debian_version') && spawnSync('apt-get', ['--version']).status === 0
}

async function installDebian(packages) {
  const names = [...new Set(packages)]
  console.log(`Installing Debian packages that specs use: ${names.join(' ')} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env, quiet: true })
  // One at a time: a package that cannot be had keeps none of the others away.
  for (const name of names) await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env, quiet: true })
}
