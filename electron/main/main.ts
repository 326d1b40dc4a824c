import { app } from 'electron'
import { readCommandLine } from './command-line.ts'
import { DEEP_LINK_SCHEME, parseDeepLink } from './deep-links.ts'
import { resolveFolders } from './folders.ts'
import { systemLocale } from './locale.ts'
import { declareProtocol } from './protocol.ts'
import { forbidNetwork } from './security.ts'
import { createShellStateStore } from './shell-state.ts'
import { openShellLog } from './recovery/shell-log.ts'
import { runSuite, type Suite } from './suite.ts'
import { join } from 'node:path'

const commandLine = readCommandLine(process.argv.slice(1), process.env, process.cwd())
const folders = resolveFolders({
  appPath: app.getAppPath(),
  resourcesPath: process.resourcesPath,
  isPackaged: app.isPackaged,
  appData: app.getPath('appData'),
  programFile: process.execPath,
  dataFolder: commandLine.dataFolder,
  environment: process.env,
})
if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', folders.profile)
const profile = app.getPath('userData')
/** Where compiled code of the backend is saved; safe to delete. */
const compileCache = join(profile, 'compile-cache')

interface SecondInstance {
  readonly deepLink: string | undefined
}

/** `npm start` waits for this line; without it, it opens a browser. */
function notifyStarter(word: 'window' | 'handed-over'): void {
  if (process.env['JMDI_SAY_WINDOW'] === '1') process.stdout.write(`${word}\n`)
}

function start(): void {
  const log = openShellLog(join(profile, 'shell.log'))
  const state = createShellStateStore(profile, error => log.say('state-not-saved', { why: String(error) }))
  const saved = state.read()
  const locale = saved.locale ?? systemLocale(app.getPreferredSystemLanguages())
  let suite: Suite | undefined
  let link = commandLine.deepLink

  function follow(deepLink: string | undefined): void {
    const destination = deepLink === undefined ? undefined : parseDeepLink(deepLink)
    if (destination !== undefined) suite?.goTo(destination)
  }

  app.commandLine.appendSwitch('lang', locale)
  // Without it a lesson is read aloud on Windows and macOS only.
  if (process.platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher')
  forbidNetwork()
  declareProtocol()
  app.on('second-instance', (_event, _argv, _folder, given) => {
    suite?.show()
    follow((given as SecondInstance).deepLink)
  })
  app.on('open-url', (event, url) => {
    event.preventDefault()
    if (suite === undefined) link = url
    follow(url)
  })
  app.on('window-all-closed', () => app.quit())
  app.on('activate', () => suite?.show())
  void app.whenReady().then(() => {
    log.say('start', { version: app.getVersion(), electron: process.versions.electron })
    if (app.isPackaged) app.setAsDefaultProtocolClient(DEEP_LINK_SCHEME)
    suite = runSuite({ folders, compileCache, log, state, locale, shown: () => notifyStarter('window') })
    follow(link)
  })
}

if (app.requestSingleInstanceLock({ deepLink: commandLine.deepLink } satisfies SecondInstance)) start()
else {
  notifyStarter('handed-over')
  app.exit(0)
}
