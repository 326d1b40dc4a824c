import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import FlexSearch from 'flexsearch'
import lunr from 'lunr'
import { presentFound } from '#backend/search/present-found.ts'
import { createSearchIndex, type SearchIndex } from '#backend/search/search-index.ts'
import type { Source } from '#backend/search/passage-store.ts'
import { readIndex, writeIndex } from '#backend/search/index-file.ts'
import { limitedRatio, limitedValue, type Figure } from './figure.ts'
import { recallFigures } from './search/recall.ts'
import { millionWords, typedQueries, type TypedQuery } from './search/million-words.ts'

const QUERIES = 600
/** It needs seconds for one. */
const LUNR_QUERIES = 8
/** Of each query the fastest of so many: other programs of the machine slow down now one and now the other. */
const ROUNDS = 5
const SHOWN = 5
const MOST_MB = 60
const BYTES_PER_MB = 1_048_576

type Run = (query: TypedQuery) => unknown

/** A million words in four languages: how long a query takes to results as they are shown, and what the index takes of disk and memory. */
export async function searchFigures(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'jmdi-search-bench-'))
  try {
    const sources = millionWords()
    const built = createSearchIndex()
    for (const source of sources) built.put(source)
    const file = join(folder, 'search.bin')
    await writeIndex(file, 'bench', built)
    const { index, megabytes } = await readMeasured(file)
    const textBytes = sources.flatMap(({ passages }) => passages).reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
    return [
      ...(await recallFigures()),
      ...speedFigures(sources, index),
      limitedRatio('search: index on the disk against its text; limit on the ratio', 'bytes', (await stat(file)).size, textBytes, 1),
      limitedValue(
        'search: memory of the index as read at a start; limit on the value',
        'MB',
        megabytes,
        textBytes / BYTES_PER_MB,
        MOST_MB,
      ),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function readMeasured(file: string): Promise<{ readonly index: SearchIndex; readonly megabytes: number }> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const used = (): number => {
    collect()
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
  const before = used()
  const index = await readIndex(file, 'bench')
  if (index === undefined) throw new Error('the index cannot be read')
  index.search('a', 'en', SHOWN)
  return { index, megabytes: (used() - before) / BYTES_PER_MB }
}

function speedFigures(sources: readonly Source[], index: SearchIndex): readonly Figure[] {
  const queries = typedQueries(sources, QUERIES)
  const ours: Run = ({ text, lang }) => {
    const { found, marksOf } = index.search(text, lang, SHOWN)
    return Object.values(found).flatMap(({ best }) => best.map(entry => presentFound(entry, marksOf)))
  }
  const flex = byFlexSearch(sources)
  const [own = 0, bare = 0] = slowest(queries, [ours, flex], ROUNDS)
  const few = queries.slice(0, LUNR_QUERIES)
  const [ownFew = 0, lunrs = 0] = slowest(few, [ours, byLunr(sources)], 1)
  return [
    limitedRatio('search: p99 to results with excerpts against bare FlexSearch (forward); limit on the ratio', 'ms', own, bare, 1.3),
    limitedRatio('search: p99 to results with excerpts against Lunr; limit on the ratio', 'ms', ownFew, lunrs, 0.5),
  ]
}

/** The 99th percentile of each run in milliseconds, taken by turns. */
function slowest(queries: readonly TypedQuery[], runs: readonly Run[], rounds: number): readonly number[] {
  const fastest = runs.map((): number[] => [])
  for (const query of queries) {
    const times = runs.map(() => Infinity)
    for (let round = 0; round < rounds; round += 1) {
      for (const [number, run] of runs.entries()) {
        const start = performance.now()
        run(query)
        times[number] = Math.min(times[number] ?? Infinity, performance.now() - start)
      }
    }
    for (const [number, time] of times.entries()) fastest[number]?.push(time)
  }
  return fastest.map(times => times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.99)] ?? 0)
}

function byFlexSearch(sources: readonly Source[]): Run {
  const index = new FlexSearch.Index({ tokenize: 'forward' })
  let number = 0
  for (const { passages } of sources) for (const { heading, text } of passages) index.add((number += 1), `${heading} ${text}`)
  return ({ text }) => index.search(text)
}

/** Without its English stemmer; the last word may go on, as with ours. */
function byLunr(sources: readonly Source[]): Run {
  const index = lunr(function () {
    this.pipeline.reset()
    this.searchPipeline.reset()
    this.ref('id')
    this.field('text')
    let id = 0
    for (const { passages } of sources) for (const { heading, text } of passages) this.add({ id: (id += 1), text: `${heading} ${text}` })
  })
  return ({ text }) =>
    index.query(query => {
      const words = lunr.tokenizer(text).map(String)
      for (const [at, word] of words.entries())
        query.term(word, {
          presence: lunr.Query.presence.REQUIRED,
          wildcard: at === words.length - 1 ? lunr.Query.wildcard.TRAILING : lunr.Query.wildcard.NONE,
        })
    })
}
