import { readFileSync } from 'node:fs'
import Module, { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { constants, Script } from 'node:vm'
import { codeCacheFile, hashContent, readCodeCache, writeCodeCache } from './code-cache.ts'

/** For the build, which makes the cache with what loads it. */
export { writeCodeCache }

export interface LoadOptions {
  /** The build has made a code cache of the program, under the V8 flags of this process. */
  readonly hasBuiltCache?: boolean
  /** Where compiled code is kept from one start to the next, for a V8 whose cache the build cannot make; safe to delete. Absolute. */
  readonly compileCache?: string | undefined
}

/** What compiles the scripts of a program. */
interface Compiler {
  /** The key of a script in the cache. */
  readonly key: (name: string, source: string) => string
  readonly cachedData: (key: string) => Buffer | undefined
  readonly compiled: (key: string, script: Script) => void
}

/** A script is known by its name: the build clears the cache whenever it writes a script. */
const byName = (name: string): string => name
const byContent = (name: string, source: string): string => `${name} ${hashContent(source)}`
const ignore = (): void => undefined

/** The folder of the code cache that was built with the programs of a folder. */
export function builtCodeCache(programFolder: string): string {
  return codeCacheFile(join(programFolder, 'code-cache'))
}

/**
 * Loads a built CommonJS program with its code cache, which saves V8 the compiling: more than half of the time of a start.
 * V8 rejects the cache of another version or other flags by itself; then, as without a cache, the source is compiled.
 */
export function loadProgram<T>(file: string, { hasBuiltCache = false, compileCache }: LoadOptions = {}): T {
  if (compileCache !== undefined) return createModuleLoader(keepingCache(codeCacheFile(compileCache)))(file) as T
  const cache = hasBuiltCache ? readCodeCache(builtCodeCache(dirname(file))) : undefined
  return createModuleLoader({ key: byName, cachedData: key => cache?.get(key), compiled: ignore })(file) as T
}

/** Long enough after a start for its functions to be compiled, and for it to be in nobody's way. */
const KEEP_AFTER_MS = 15_000

/** Uses what the start before has compiled; what was compiled anew is written a while after this one, or at its end. */
function keepingCache(file: string): Compiler {
  const cache = readCodeCache(file)
  const scripts = new Map<string, Script>()
  let isStale = cache === undefined

  function keep(): void {
    if (!isStale) return
    isStale = false
    try {
      writeCodeCache(file, new Map([...scripts].map(([key, script]) => [key, script.createCachedData()])))
    } catch {
      // A cache that cannot be written is none.
    }
    scripts.clear()
  }
  setTimeout(keep, KEEP_AFTER_MS).unref()
  process.once('exit', keep)

  return {
    key: byContent,
    cachedData: key => cache?.get(key),
    compiled: (key, script) => {
      scripts.set(key, script)
      // A script that only some starts need does not make the cache stale; the first that every start loads does.
      if (scripts.size === 1 && (cache?.has(key) !== true || script.cachedDataRejected === true)) isStale = true
    },
  }
}

type WrappedModule = (exports: object, require: (id: string) => unknown, module: object, file: string, folder: string) => void

/** Loads CommonJS files as Node does. What is not bundled is Node's own. */
export function createModuleLoader({ key: keyOf, cachedData, compiled }: Compiler): (file: string) => unknown {
  const modules = new Map<string, { exports: object }>()
  const requireBuiltIn = createRequire(import.meta.url)

  return function load(file: string): unknown {
    const known = modules.get(file)
    if (known !== undefined) return known.exports
    const module = { exports: {} }
    modules.set(file, module)
    const source = readFileSync(file, 'utf8')
    const key = keyOf(basename(file), source)
    const script = new Script(Module.wrap(source), {
      filename: file,
      cachedData: cachedData(key),
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    })
    compiled(key, script)
    const require = (id: string): unknown => (id.startsWith('.') ? load(join(dirname(file), id)) : requireBuiltIn(id))
    const run = script.runInThisContext() as WrappedModule
    run(module.exports, require, module, file, dirname(file))
    return module.exports
  }
}
