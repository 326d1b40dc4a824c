import { existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root, run } from './lib.mjs'

const WELL_KNOWN = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
    '/usr/bin/microsoft-edge',
    '/usr/bin/brave-browser',
  ],
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'].map(name => `/Applications/${name}.app/Contents/MacOS/${name}`),
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap(folder =>
      ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe', 'Chromium/Application/chrome.exe'].map(path =>
        join(folder, path),
      ),
    ),
}

const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell'

const STALLED_AFTER_MS = 45_000

/** The path of a Chromium-family browser: named by CHROMIUM_PATH, found, or installed; undefined when none can be had. */
export async function findOrInstallChromium() {
  return process.env.CHROMIUM_PATH ?? findChromium() ?? (await installByPlaywright()) ?? (await installByApt())
}

export function findChromium() {
  return (WELL_KNOWN[process.platform] ?? []).find(path => existsSync(path))
}

/**
 * For specs: Chromium's headless shell, which needs half the processor time of a whole browser, where Debian has it; else any of the
 * family.
 */
export async function findOrInstallTestChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  if (!existsSync(HEADLESS_SHELL)) await installByApt('chromium-headless-shell')
  return existsSync(HEADLESS_SHELL) ? HEADLESS_SHELL : findOrInstallChromium()
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test')
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined
}

async function installByPlaywright() {
  const own = await playwrightsOwn()
  if (own !== undefined) return own
  console.log('No Chromium found: asking Playwright to install one …')
  await run(process.execPath, [join(root, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium'], {
    stalledAfterMs: STALLED_AFTER_MS,
    quiet: true,
  })
  return playwrightsOwn()
}

async function installByApt(name = 'chromium') {
  const isDebian = existsSync('/etc/debian_version') && spawnSync('apt-get', ['--version']).status === 0
  if (!isDebian || process.getuid?.() !== 0) return undefined
  console.log(`Installing the Debian package ${name} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env, quiet: true })
  await run('apt-get', ['install', '-y', '-qq', name], { env, quiet: true })
  return findChromium()
}
