import { certificatesFigures } from './certificates.bench.ts'
import { checkFigures } from './check.bench.ts'
import type { Figure } from './figure.ts'
import { hubFigures } from './hub.bench.ts'
import { lessonFigures } from './lesson.bench.ts'
import { mergeFigures } from './merge.bench.ts'
import { packsFigures } from './packs.bench.ts'
import { practiceFigures } from './practice.bench.ts'
import { searchFigures } from './search.bench.ts'
import { startFigures } from './start.bench.ts'
import { storageFigures } from './storage.bench.ts'
import { studyFigures } from './study.bench.ts'

const GROUPS: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  storage: storageFigures,
  start: startFigures,
  certificates: certificatesFigures,
  packs: packsFigures,
  practice: practiceFigures,
  lesson: lessonFigures,
  study: studyFigures,
  merge: mergeFigures,
  check: checkFigures,
  hub: hubFigures,
  search: searchFigures,
}

/** Measures the named groups, or all; each figure is printed as it comes. */
export async function runBench(names: readonly string[], print: (line: string) => void): Promise<readonly Figure[]> {
  const unknown = names.filter(name => !Object.hasOwn(GROUPS, name))
  if (unknown.length > 0) throw new Error(`There is no group ${unknown.join(', ')}; there are ${Object.keys(GROUPS).join(', ')}`)
  const figures: Figure[] = []
  for (const [name, measure] of Object.entries(GROUPS)) {
    if (names.length > 0 && !names.includes(name)) continue
    print(`== ${name}`)
    for (const figure of await measure()) {
      figures.push(figure)
      print(toLine(figure))
    }
  }
  return figures
}

function toLine({ name, value, unit, baseline, ratio, limit, holds }: Figure): string {
  const against = ` against ${rounded(baseline)} ${unit}: ratio ${rounded(ratio)}`
  return `${holds ? 'holds' : 'FAILS'}  ${name}: ${rounded(value)} ${unit}${against} (limit ${limit})`
}

function rounded(value: number): string {
  return value.toPrecision(3)
}
