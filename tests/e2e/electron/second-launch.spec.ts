import { spawn } from 'node:child_process'
import { expect, startArguments, test } from '#tests/e2e/support/launch-electron.ts'
import { electronProgram } from '#tests/e2e/support/runtimes.ts'

test.use({ seed: { learner: 'Amina Benali' } })

/** Starts the program as a person would a second time; resolves with what it printed when it has ended by itself. */
function launchAgain(folder: string, ...args: readonly string[]): Promise<{ readonly code: number | null; readonly printed: string }> {
  const child = spawn(electronProgram() as string, [...startArguments(folder), ...args], {
    env: { ...process.env, JMDI_SAY_WINDOW: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let printed = ''
  child.stdout.on('data', chunk => (printed += String(chunk)))
  return new Promise(resolve => child.once('close', code => resolve({ code, printed })))
}

test('a second launch brings the first window to the front and ends', async ({ launch, folder }) => {
  const { app, page } = await launch()
  await page.waitForURL(/#\/$/)
  const window = await app.browserWindow(page)
  // Focus itself needs a window manager, which a virtual screen lacks: what is asked of it is counted.
  await window.evaluate(one => {
    const focus = one.focus.bind(one)
    Object.assign(globalThis, { focused: 0 })
    one.focus = () => {
      ;(globalThis as unknown as { focused: number }).focused++
      focus()
    }
  })
  expect(await launchAgain(folder)).toEqual({ code: 0, printed: expect.stringContaining('handed-over') })
  await expect.poll(() => app.evaluate(() => (globalThis as unknown as { focused: number }).focused)).toBe(1)
  expect(app.windows()).toHaveLength(1)
})

test('a deep link in a second launch opens its lesson in the first', { tag: '@long' }, async ({ launch, folder }) => {
  const { page } = await launch()
  await page.waitForURL(/#\/$/)
  await launchAgain(folder, 'jmdi://lesson/core/plain-speech')
  await page.waitForURL(/#\/courses\/core\/lessons\/plain-speech$/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test(
  'a deep link opens its lesson from the start, and one that leads nowhere does no harm',
  { tag: '@long' },
  async ({ launch, folder }) => {
    const { page } = await launch({ args: ['jmdi://lesson/core/plain-speech'] })
    await page.waitForURL(/#\/courses\/core\/lessons\/plain-speech$/)
    await launchAgain(folder, 'jmdi://lesson/../../etc')
    await expect(page).toHaveURL(/plain-speech$/)
  },
)
