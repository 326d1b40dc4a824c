import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { findLosses } from '#tests/support/power-cut/find-losses.ts'
import type { Trace } from '#tests/support/power-cut/trace.ts'
import { scenarios, recordTrace, type Scenario } from './power-cut-scenarios.ts'

/** The folders of the code that asks the disk to sync. */
const FOLDERS = ['storage', 'authoring'].map(name => fileURLToPath(new URL(`../../electron/backend/${name}/`, import.meta.url)))
const traces = new Map<Scenario, Trace>()

beforeAll(async () => {
  for (const scenario of scenarios) traces.set(scenario, await recordTrace(scenario))
})

/** Lines that ask the disk to sync, as `file.ts:line`. The file systems themselves only pass it on. */
function syncSites(): readonly string[] {
  const files = FOLDERS.flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(path => join(folder, path)),
  ).filter(path => /\.ts$/.test(path) && !/file-system\.ts$/.test(path))
  return files.flatMap(path => {
    const lines = readFileSync(path, 'utf8').split('\n')
    return lines.flatMap((line, index) => (/\.sync(Folder)?\(/.test(line) ? [`${basename(path)}:${index + 1}`] : []))
  })
}

function withoutSite(trace: Trace, site: string): { readonly trace: Trace; readonly first: number } {
  const first = trace.findIndex(event => 'site' in event && event.site === site)
  return { trace: trace.map(event => ('site' in event && event.site === site ? { kind: 'failed' } : event)), first }
}

async function losesSomething(site: string): Promise<boolean> {
  for (const [scenario, whole] of traces) {
    const { trace, first } = withoutSite(whole, site)
    if (first < 0) continue
    if ((await findLosses(trace, { one: true, from: first, damaged: scenario.damaged ?? false })).length > 0) return true
  }
  return false
}

describe('a power cut at any moment', () => {
  it.each(scenarios)('of $name loses nothing that was acknowledged', { timeout: 300_000 }, async scenario => {
    expect(await findLosses(traces.get(scenario) ?? [], { damaged: scenario.damaged ?? false })).toEqual([])
  })
})

describe('with a sync taken out, a power cut loses something', () => {
  it.each(syncSites())('%s', { timeout: 300_000 }, async site => {
    expect(await losesSomething(site)).toBe(true)
  })
})
