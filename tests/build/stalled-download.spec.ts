import { describe, expect, it } from 'vitest'
import { run } from '../../build/lib.mjs'

const ENDED_AS_STALLED = 124

/** A program that says the same line again and again, as npm does of its failed tries, until it is ended. */
const repeating = (line: string): string[] => ['-e', `setInterval(() => console.log(${JSON.stringify(line)}), 50)`]

describe('a program that fetches', () => {
  it('is ended when it only tells of tries that failed', async () => {
    const code = await run(process.execPath, repeating('npm http fetch GET attempt 1 failed'), {
      quiet: true,
      isSign: (line: string) => line.includes(' 200 '),
      stalledAfterMs: 1500,
    })
    expect(code).toBe(ENDED_AS_STALLED)
  })

  it('is let go on while packages come', async () => {
    const lines: string[] = []
    // Longer in all than it may stand still; a busy machine takes seconds to start it.
    const code = await run(
      process.execPath,
      ['-e', "let n = 0; setInterval(() => { console.log('GET 200 package'); if (++n === 75) process.exit(3) }, 100)"],
      { quiet: true, isSign: (line: string) => line.includes(' 200 '), stalledAfterMs: 6000, onLine: (line: string) => lines.push(line) },
    )
    expect(code).toBe(3)
    expect(lines).toHaveLength(75)
  }, 30_000)
})
