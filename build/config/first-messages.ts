import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

type Messages = { [key: string]: string | Messages }

const FIRST = /\.first\.json$/

/** `en.first.json`, which is no file, holds the messages of `en.json` at the given paths. */
export function firstMessages(paths: readonly string[]): Plugin {
  return {
    name: 'first-messages',
    enforce: 'pre',
    resolveId: {
      filter: { id: FIRST },
      handler: (id, importer) => (importer === undefined ? undefined : join(dirname(importer), id)),
    },
    load: {
      filter: { id: FIRST },
      async handler(id) {
        const file = id.replace(FIRST, '.json')
        this.addWatchFile(file)
        return JSON.stringify(pickMessages(JSON.parse(await readFile(file, 'utf8')) as Messages, paths))
      },
    },
  }
}

/** The part of a tree of messages that is at the given paths, such as `app` or `workshops.title`. */
export function pickMessages(messages: Messages, paths: readonly string[], above = ''): Messages {
  const picked: Messages = {}
  for (const [key, value] of Object.entries(messages)) {
    const path = above + key
    if (paths.includes(path)) picked[key] = value
    else if (typeof value !== 'string' && paths.some(one => one.startsWith(`${path}.`)))
      picked[key] = pickMessages(value, paths, `${path}.`)
  }
  return picked
}
