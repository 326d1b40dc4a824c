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
  if (existsSync(folder)) return createModuleLoader(name => readIfThere(join(folder, `${name}.bin`)))(file) as T
  if (compileCache !== undefined) enableCompileCache(compileCache)
  return createRequire(file)(file) as T
}

type WrappedModule = (exports: object, require: (id: string) => unknown, module: object, file: string, folder: string) => void

/** Loads CommonJS files as Node does, each script compiled by `cachedData` and then told to `compiled`. */
export function createModuleLoader(
  cachedData: (name: string) => Buffer | undefined,
  compiled: (name: string, script: Script) => void = () => undefined,
): (file: string) => unknown {
  const modules = new Map<string, { exports: object }>()

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
    const requireOther = createRequire(file)
    const require = (id: string): unknown => (id.startsWith('.') ? load(join(dirname(file), id)) : requireOther(id))
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
