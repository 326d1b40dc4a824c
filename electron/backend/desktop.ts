import { fileURLToPath } from 'node:url'
import type { startDesktopBackend } from './desktop-backend.ts'
import { loadProgram } from './program-loader.ts'

/** The backend of the desktop window, started by the shell, which names the folder for compiled code. */
const [, , compileCache] = process.argv
const programFolder = fileURLToPath(new URL('.', import.meta.url))
const { startDesktopBackend: start } = loadProgram<{ readonly startDesktopBackend: typeof startDesktopBackend }>(
  `${programFolder}program/desktop-backend.cjs`,
  { compileCache },
)
start(programFolder)
