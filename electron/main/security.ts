import { app, session, type Session, type WebContents } from 'electron'

export const SCHEME = 'app'
export const ORIGIN = 'app://suite'

/** The page requests both after a click. */
const PERMISSIONS: readonly string[] = ['fullscreen', 'clipboard-sanitized-write']
const LOCAL_SCHEMES: readonly string[] = ['app:', 'devtools:', 'data:', 'blob:']

/** Must run before the app is ready. No name is resolved and no proxy is looked for. */
export function forbidNetwork(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('no-proxy-server')
  app.commandLine.appendSwitch('disable-background-networking')
}

export function isSuiteAddress(address: string): boolean {
  return address === ORIGIN || address.startsWith(`${ORIGIN}/`)
}

/** Applies to all web contents. `followed` decides whether a link may be followed; `asked` receives addresses outside the suite. */
export function secureContents(
  followed: (contents: WebContents, address: string) => boolean,
  asked: (contents: WebContents, address: string) => void,
): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-attach-webview', event => event.preventDefault())
    contents.on('will-frame-navigate', event => {
      if (!event.isMainFrame || !followed(contents, event.url)) event.preventDefault()
    })
    contents.on('will-redirect', event => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      asked(contents, url)
      return { action: 'deny' }
    })
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  })
}

export function secureSession(): void {
  const one = session.defaultSession
  // Nothing else stops Electron from asking DNS for spell-check dictionaries.
  one.setSpellCheckerLanguages([])
  blockNetwork(one)
  one.setPermissionRequestHandler((contents, permission, give) =>
    give(isSuiteAddress(contents.getURL()) && PERMISSIONS.includes(permission)),
  )
  one.setPermissionCheckHandler(
    (_contents, permission, origin) => isSuiteAddress(origin.replace(/\/$/, '')) && PERMISSIONS.includes(permission),
  )
  one.setDevicePermissionHandler(() => false)
  one.on('will-download', event => event.preventDefault())
}

function blockNetwork(one: Session): void {
  one.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !LOCAL_SCHEMES.includes(getScheme(details.url)) })
  })
}

function getScheme(address: string): string {
  return address.slice(0, address.indexOf(':') + 1)
}
