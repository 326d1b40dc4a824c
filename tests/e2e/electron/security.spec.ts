import { expect, test } from '#tests/e2e/support/launch-electron.ts'

test('a page has no Node and only the bridge', async ({ desktop: { app, page } }) => {
  expect(await page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'global'].filter(name => name in window))).toEqual([])
  expect(await page.evaluate(() => Object.keys((window as unknown as { native: object }).native).sort())).toEqual([
    'chooseFolder',
    'host',
    'onNavigate',
    'openProjector',
    'platform',
    'saveDocument',
    'savePack',
    'setLocale',
    'setTheme',
  ])
  const preferences = await (
    await app.browserWindow(page)
  ).evaluate(window => {
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = (
      window.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> }
    ).getLastWebPreferences()
    return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag }
  })
  expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false })
})

test('a page runs no script but its own and loads nothing from elsewhere', async ({ desktop: { page } }) => {
  const policy = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'))
  expect(policy).toContain("script-src 'self'")
  const tried = await page.evaluate(async () => {
    const blocked: string[] = []
    document.addEventListener('securitypolicyviolation', event => blocked.push(event.effectiveDirective))
    const script = document.createElement('script')
    script.textContent = 'window.ran = true'
    document.body.append(script)
    const frame = document.createElement('iframe')
    frame.src = 'https://example.com/'
    document.body.append(frame)
    const reached = await fetch('https://example.com/').then(
      () => true,
      () => false,
    )
    await new Promise(resolve => setTimeout(resolve, 100))
    return { ran: 'ran' in window, reached, blocked: [...new Set(blocked)].sort() }
  })
  expect(tried).toEqual({ ran: false, reached: false, blocked: ['connect-src', 'frame-src', 'script-src-elem'] })
})

test('nothing outside is reached from anywhere, content policy or not', async ({ desktop: { app } }) => {
  const outcome = await app.evaluate(async ({ net, session }) => ({
    fetched: await net.fetch('http://127.0.0.1:9/').then(
      () => 'reached',
      (error: Error) => error.message,
    ),
    resolved: await session.defaultSession.resolveHost('example.com').then(
      () => 'resolved',
      (error: Error) => error.message,
    ),
  }))
  expect(outcome.fetched).toContain('ERR_BLOCKED_BY_CLIENT')
  expect(outcome.resolved).toContain('ERR_NAME_NOT_RESOLVED')
})

test('a window cannot be led away', async ({ desktop: { page } }) => {
  for (const address of [
    'https://example.com/',
    'file:///etc/passwd',
    'data:text/html,hello',
    'app://other/',
    '/files/core/1/media/a.svg',
    '/shell/check',
  ]) {
    await page.evaluate(to => {
      const link = Object.assign(document.createElement('a'), { href: to, textContent: 'away' })
      document.body.append(link)
      link.click()
    }, address)
  }
  await page.waitForTimeout(500)
  expect(page.url()).toBe('app://suite/#/welcome')
  expect(await page.evaluate(() => document.body.innerText)).toContain('English')
})

test('a window cannot open another, and the web opens in the browser only when a person says so', async ({ desktop: { app, page } }) => {
  // A native message box cannot be driven from outside: its answer, «cancel», is put in its place.
  await app.evaluate(({ dialog, shell }) => {
    const seen: string[] = []
    Object.assign(globalThis, { seen })
    dialog.showMessageBox = ((_window: unknown, options: { detail: string }) => {
      seen.push(options.detail)
      return Promise.resolve({ response: 2, checkboxChecked: false })
    }) as unknown as typeof dialog.showMessageBox
    shell.openExternal = address => {
      seen.push(`opened ${address}`)
      return Promise.resolve()
    }
  })
  expect(
    await page.evaluate(() => [window.open('https://example.com/a'), window.open('app://suite/'), window.open('file:///etc/passwd')]),
  ).toEqual([null, null, null])
  await expect.poll(() => app.evaluate(() => (globalThis as unknown as { seen: string[] }).seen.length)).toBe(1)
  const [asked] = await app.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)
  expect(asked).toContain('https://example.com/a')
  expect(app.windows()).toHaveLength(1)
})

test('permissions are refused but for full screen and copying', async ({ desktop: { page } }) => {
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi']
    return Promise.all(names.map(async name => (await navigator.permissions.query({ name: name as PermissionName })).state))
  })
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied', 'denied'])
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied')
  expect(
    await page.evaluate(
      () =>
        new Promise(resolve =>
          navigator.geolocation.getCurrentPosition(
            () => resolve('given'),
            ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? 'refused' : code),
          ),
        ),
    ),
  ).toBe('refused')
})

test('paths cannot leave the folder of the page', async ({ desktop: { page } }) => {
  const statuses = await page.evaluate(() =>
    Promise.all(
      [
        '/..%2f..%2fpackage.json',
        '/%2e%2e/%2e%2e/package.json',
        '/..%5c..%5cpackage.json',
        '/nothing.js',
        '/files/..%2f..%2fpackage.json',
      ].map(async path => (await fetch(path)).status),
    ),
  )
  expect(statuses).toEqual([404, 404, 404, 404, 404])
})

test('who is not the main frame of our page is not heard', async ({ desktop: { app } }) => {
  const heard = await app.evaluate(async ({ BrowserWindow, dialog }) => {
    let asked = false
    dialog.showSaveDialog = (() => {
      asked = true
      return Promise.resolve({ canceled: true, filePath: '' })
    }) as unknown as typeof dialog.showSaveDialog
    // A window that no part of the suite opens, with a bridge of its own making: the worst that could ever get through.
    const stranger = new BrowserWindow({ show: false, webPreferences: { nodeIntegration: true, contextIsolation: false, sandbox: false } })
    await stranger.loadURL('data:text/html,stranger')
    const answer = await stranger.webContents.executeJavaScript(
      "require('electron').ipcRenderer.invoke('jmdi:save-document', { fileName: 'a.pdf', base64: '' }).then(() => 'saved', error => error.message)",
    )
    stranger.destroy()
    return { asked, answer: String(answer) }
  })
  expect(heard.asked).toBe(false)
  expect(heard.answer).toContain('Refused')
})
