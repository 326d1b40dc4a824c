import { install } from './install.mjs'
import { requireNode } from './lib.mjs'

/** `npm run dev`: the suite in the browser, rebuilt on save; with `--electron`, the desktop app. Other options go to the program. */
requireNode()
if (!(await install())) process.exit(1)
const options = process.argv.slice(2).filter(option => option !== '--electron')
if (process.argv.includes('--electron')) await (await import('./dev/dev-electron.mjs')).developInElectron(options)
else await (await import('./dev/dev-browser.mjs')).developInBrowser(options)
