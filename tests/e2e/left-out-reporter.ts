import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { reportLeftOut } from '#tests/support/report-left-out.ts'

/** A spec that skips itself is named at the end of the test command: nothing is left out silently. */
export default class LeftOutReporter implements Reporter {
  onTestEnd(test: TestCase, { status }: TestResult): void {
    if (status !== 'skipped') return
    const because = test.annotations.find(({ type }) => type === 'skip')?.description
    reportLeftOut(`${test.title}${because === undefined ? '' : ` (${because})`}`)
  }
}
