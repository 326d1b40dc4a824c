import { build } from './build.mjs'
import { runCommandLine } from './end-signal.mjs'
import { install } from './install.mjs'
import { requireNode } from './lib.mjs'

/** What a command shows in a browser. */
const PAGES = { serve: ['renderer', 'participant'], preview: ['renderer'] }

requireNode()
// Standard output belongs to the command: what set-up says goes to standard error.
console.log = console.error
if (!(await install())) process.exit(1)
await build(['backend', 'documents', ...(PAGES[process.argv[2]] ?? [])])
runCommandLine(process.argv.slice(2))
