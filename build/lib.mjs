import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const OLDEST_NODE = [20, 19]

/** Says so and ends when Node is too old; nothing else of the project would run. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return
  console.error(`JMDI Suite needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org`)
  process.exit(1)
}

function filesBelow(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => (entry.name === 'node_modules' ? [] : filesBelow(join(path, entry.name))))
}

/** A hash of files and folders, by name and content. */
export function hashFiles(paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(path => filesBelow(join(root, path))))
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

export function readStamp(file) {
  return existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined
}

export function writeStamp(file, text) {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}

/** Runs a program to its end with this terminal's output; resolves with its exit code, or 124 when `stalledAfterMs` pass without a line that is a sign of life (any, unless `isSign` says which) or `isAlive` saying yes. */
export function run(command, args, options = {}) {
  const { stalledAfterMs, isAlive, isSign = () => true, onLine, quiet = false, ...rest } = options
  return new Promise(resolve => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: false, ...rest })
    let lastSign = Date.now()
    const heard = stream => chunk => {
      if (!quiet) stream.write(chunk)
      const lines = String(chunk).split('\n').filter(Boolean)
      if (lines.some(isSign)) lastSign = Date.now()
      lines.forEach(line => onLine?.(line))
    }
    child.stdout?.on('data', heard(process.stdout))
    child.stderr?.on('data', heard(process.stderr))
    const watch =
      stalledAfterMs &&
      setInterval(() => {
        if (isAlive?.()) lastSign = Date.now()
        if (Date.now() - lastSign > stalledAfterMs) endTree(child)
      }, 1000)
    let ended = false
    const finish = code => {
      if (ended) return
      ended = true
      clearInterval(watch)
      resolve(code)
    }
    child.on('error', () => finish(127))
    child.on('close', (code, signal) => finish(signal ? 124 : (code ?? 1)))
  })
}

/** Ends a child and what it started, as far as the platform lets us. */
function endTree(child) {
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'])
  else child.kill('SIGKILL')
}

/** npm as a program that every platform can start without a shell. */
export function npmCommand() {
  const fromNpm = process.env.npm_execpath
  if (fromNpm && /\.[cm]?js$/.test(fromNpm)) return [process.execPath, [fromNpm]]
  const beside = join(
    dirname(process.execPath),
    process.platform === 'win32' ? 'node_modules/npm/bin/npm-cli.js' : '../lib/node_modules/npm/bin/npm-cli.js',
  )
  return existsSync(beside) ? [process.execPath, [beside]] : ['npm', []]
}
