import { resolve } from 'node:path'
import { importTs } from './import-ts.mjs'
import { requireNode, root } from './lib.mjs'

requireNode()
const [file, ...args] = process.argv.slice(2)
process.argv = [process.argv[0], resolve(root, file), ...args]
await importTs(resolve(root, file))
