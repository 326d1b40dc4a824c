import { dirname, join } from 'node:path'
import { exitOnClosedPipe } from './exit-on-closed-pipe.ts'
import { loadProgram } from './program-loader.ts'
import type { serveSupervised } from './serve-supervised.ts'

/** The process that the supervisor starts. CommonJS: a process that has no ES module to load is there sooner. */
exitOnClosedPipe()
const server = loadProgram<{ readonly serveSupervised: typeof serveSupervised }>(join(__dirname, 'server.cjs'), { hasBuiltCache: true })
void server.serveSupervised(process.argv.slice(2), dirname(__dirname)).then(code => (process.exitCode = code))
