import { resolve } from 'node:path'
import { runnerImport } from 'vite'
import { requireNode, root } from './lib.mjs'

requireNode()
const [file, ...args] = process.argv.slice(2)
process.argv = [process.argv[0], resolve(root, file), ...args]
await runnerImport(resolve(root, file), { root, configFile: false })
