import { readFileSync } from 'node:fs'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Specs with a page come after the others: a worker that changes between the two ends and loads every module anew. */
export class PageLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const hasPage = new Map(
      sorted.map(({ moduleId }) => [moduleId, readFileSync(moduleId, 'utf8').startsWith('// @vitest-environment jsdom')]),
    )
    return sorted.sort((left, right) => Number(hasPage.get(left.moduleId)) - Number(hasPage.get(right.moduleId)))
  }
}
