import type { RouteLocationRaw } from 'vue-router'

/** The page of a draft. With `path`, opens that file; with `line` too, as text at that line. */
export function draftLocation(folder: string, path?: string, line?: number): RouteLocationRaw {
  return {
    name: 'draft',
    query: { folder, ...(path === undefined ? {} : { path }), ...(line === undefined ? {} : { line: String(line) }) },
  }
}
