import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'

/**
 * A program of its own, which build.mjs starts: its V8 must have the flags of the product's.
 *
 * Makes V8's code cache of the built backend for the Node that runs this: starts the server on an empty data folder, makes the first
 * calls of a page, and keeps what V8 has compiled by then. `backendFolder`: dist/electron/backend.
 */
async function makeCodeCache(backendFolder) {
  const { builtCodeCache, createModuleLoader, writeCodeCache } = await import(pathToFileURL(join(backendFolder, 'program-loader.mjs')).href)
  const programs = join(backendFolder, 'program')
  const scripts = new Map()
  const load = createModuleLoader({
    key: name => name,
    cachedData: () => undefined,
    compiled: (name, script) => scripts.set(name, script),
  })
  const folder = await mkdtemp(join(tmpdir(), 'jmdi-code-cache-'))
  try {
    await serveOnce(load(join(programs, 'server.cjs')), backendFolder, join(folder, 'data'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  writeCodeCache(builtCodeCache(programs), new Map([...scripts].map(([name, script]) => [name, script.createCachedData()])))
}

async function serveOnce({ runServe }, backendFolder, dataFolder) {
  // It says, among others, that the pages are not built yet: that matters only if it fails.
  const said = []
  const io = { stderr: text => said.push(text), cwd: process.cwd(), programFolder: backendFolder, locale: 'en' }
  await new Promise((resolve, reject) => {
    const stdout = text => {
      const address = /^ready (http:\S+)$/m.exec(text)?.[1]
      if (address !== undefined) visit(address).then(() => process.emit('SIGTERM', 'SIGTERM'), reject)
    }
    runServe(['--no-open', '--port', '0', '--data', dataFolder], { ...io, stdout }).then(resolve, reject)
  }).catch(error => {
    process.stderr.write(said.join(''))
    throw error
  })
}

/** The first calls of a page that opens with a learner it knows. */
async function visit(address) {
  const { origin } = new URL(address)
  const entered = await fetch(address, { redirect: 'manual' })
  const cookie = entered.headers.getSetCookie()[0].split(';')[0]
  const token = /setItem\("jmdi-token","([^"]+)"\)/.exec(await entered.text())[1]
  await (await fetch(origin, { headers: { cookie } })).text()
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/link`, { headers: { cookie, origin } })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const closed = new Promise((_, reject) => socket.once('close', () => reject(new Error('the server has closed the connection'))))
  closed.catch(() => undefined)
  const answered = new Map()
  socket.on('message', data => {
    const message = JSON.parse(data)
    if (message.t !== 'event') answered.get(message.n ?? 'hello')?.(message)
  })
  const ask = (n, message) => {
    const answer = new Promise(resolve => answered.set(n, resolve))
    socket.send(JSON.stringify(message))
    return Promise.race([answer, closed])
  }
  await ask('hello', { t: 'hello', contract: 'build', token })
  let n = 0
  const call = async (name, input) => {
    n += 1
    const message = await ask(n, { t: 'call', n, name, input, id: randomUUID() })
    if (message.t === 'error') throw new Error(`${name}: ${message.code}`)
    return message.output
  }
  const profile = { name: 'Amina', organisation: 'Town hall', role: null, country: null, locale: 'en' }
  const learner = await call('learners.create', { ...profile, role: undefined, country: undefined })
  await call('settings.read', null)
  await call('learners.list', null)
  await call('learners.choose', { learnerId: learner.id })
  const [course] = await call('courses.library', { lang: 'en' })
  if (course !== undefined) {
    const { lessons } = await call('courses.outline', { courseId: course.id, lang: 'en' })
    await call('courses.lesson', { courseId: course.id, lessonId: lessons[0].id, lang: 'en' })
  }
  socket.terminate()
}

await makeCodeCache(process.argv[2])
process.exit(0)
