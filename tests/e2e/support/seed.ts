import { execFile } from 'node:child_process'
import { cp, mkdtemp } from 'node:fs/promises'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Locale } from '#common/domain/shared/locale.ts'
import { root } from './runtimes.ts'

/** What is in a data folder before the suite is opened on it. */
export interface Seed {
  /** The learner who is chosen when the suite opens. */
  readonly learner?: string
  readonly locale?: Locale
  readonly isFacilitator?: boolean
  /** A workshop in its half day from the guide of this module. */
  readonly workshopOf?: string
  /** Quizzes that the learner got wrong, so many days ago. */
  readonly missed?: { readonly daysAgo: number; readonly courses: readonly string[] }
  /** Instead of all that: a learner, a course and an open room whose every text is one long word. */
  readonly isUnbroken?: boolean
}

export interface SeededData {
  /** Empty without a workshop. */
  readonly workshopId: string
}

interface Template extends SeededData {
  readonly folder: string
}

/** Data folders that this worker has made, by their seeds. */
const templates = new Map<string, Promise<Template>>()

/** Fills a data folder with a copy of what the seed says. */
export async function seedData(dataFolder: string, seed: Seed): Promise<SeededData> {
  const key = JSON.stringify(seed)
  const made = templates.get(key) ?? makeTemplate(key)
  templates.set(key, made)
  const { folder, workshopId } = await made
  await cp(folder, dataFolder, { recursive: true })
  return { workshopId }
}

async function makeTemplate(seed: string): Promise<Template> {
  const folder = await mkdtemp(join(tmpdir(), 'jmdi-seed-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'dist/test-support/seed.mjs'), folder, seed])
  return { folder, ...(JSON.parse(stdout) as SeededData) }
}
