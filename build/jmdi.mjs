import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { requireNode, root } from './lib.mjs'

requireNode()
// Standard output belongs to the command: what set-up says goes to standard error.
console.log = console.error
if (!(await install())) process.exit(1)
await build(['backend', 'documents', ...(process.argv[2] === 'serve' ? ['renderer'] : [])])

const child = spawn(process.execPath, [join(root, 'dist/electron/backend/cli.mjs'), ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal))
child.on('close', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
