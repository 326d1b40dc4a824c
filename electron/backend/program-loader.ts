import { existsSync, readFileSync } from 'node:fs'
import Module, { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { constants, Script } from 'node:vm'

/** Beside a program's files lies the code cache that was built with them, one folder for each V8. */
export function codeCacheFolder(programFolder: string): string {
  return join(programFolder, 'code-cache', `${process.versions.v8}-${process.arch}`)
}

export interface LoadOptions {
  /** Where Node itself may keep compiled code, if the build has made none for this V8. Absolute. */
  readonly compileCache?: string | undefined
}

/**
 * Loads a built CommonJS program with its code cache, which saves V8 the compiling: more than half of the time of a start.
 * V8 rejects the cache of another version or other flags by itself; then, as without a cache, the source is compiled.
 */
export function loadProgram<T>(file: string, { compileCache }: LoadOptions = {}): T {
  const folder = codeCacheFolder(dirname(file))
  if (existsSync(folder)) {
    const start = readStartCache(join(folder, START_CACHE))
    return createModuleLoader(name => start.get(name) ?? readIfThere(join(folder, `${name}.bin`)))(file) as T
  }
  if (compileCache !== undefined) enableCompileCache(compileCache)
  return createRequire(file)(file) as T
}

/** The caches of all that a start needs, in one file: a line of JSON with name and length of each, then their bytes. */
export const START_CACHE = 'start.bin'

function readStartCache(file: string): ReadonlyMap<string, Buffer> {
  const bytes = readIfThere(file)
  if (bytes === undefined) return new Map()
  const endOfLine = bytes.indexOf('\n')
  let offset = endOfLine + 1
  const index = JSON.parse(bytes.toString('utf8', 0, endOfLine)) as readonly (readonly [string, number])[]
  return new Map(index.map(([name, length]) => [name, bytes.subarray(offset, (offset += length))]))
}

type WrappedModule = (exports: object, require: (id: string) => unknown, module: object, file: string, folder: string) => void

/** Loads CommonJS files as Node does, each script compiled by `cachedData` and then told to `compiled`. */
export function createModuleLoader(
  cachedData: (name: string) => Buffer | undefined,
  compiled: (name: string, script: Script) => void = () => undefined,
): (file: string) => unknown {
  const modules = new Map<string, { exports: object }>()
  // What is not bundled is Node's own, for which it does not matter where it is asked for.
  const requireBuiltIn = createRequire(import.meta.url)

  return function load(file: string): unknown {
    const known = modules.get(file)
    if (known !== undefined) return known.exports
    const module = { exports: {} }
    modules.set(file, module)
    const name = basename(file)
    const script = new Script(Module.wrap(readFileSync(file, 'utf8')), {
      filename: file,
      cachedData: cachedData(name),
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    })
    compiled(name, script)
    const require = (id: string): unknown => (id.startsWith('.') ? load(join(dirname(file), id)) : requireBuiltIn(id))
    const run = script.runInThisContext() as WrappedModule
    run(module.exports, require, module, file, dirname(file))
    return module.exports
  }
}

/** Node has it from version 22 on. */
function enableCompileCache(folder: string): void {
  const { enableCompileCache: enable } = Module as { readonly enableCompileCache?: (folder: string) => unknown }
  enable?.(folder)
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}
