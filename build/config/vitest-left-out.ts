import type { Reporter } from 'vitest/node'
import { reportLeftOut } from '../../tests/support/report-left-out.ts'

/** A spec that skips itself is named at the end of the test command: nothing is left out silently. */
export const leftOutReporter: Reporter = {
  onTestCaseResult: test => {
    const result = test.result()
    if (result.state === 'skipped') reportLeftOut(`${test.fullName}${result.note === undefined ? '' : ` (${result.note})`}`)
  },
}
