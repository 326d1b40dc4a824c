import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, expect, test } from '@playwright/test'
import { runNewCourse } from '#backend/commands/new-course.ts'
import { chromiumProgram, quietArguments, root } from '#tests/e2e/support/runtimes.ts'

test('jmdi preview shows a course without a learner, and follows every save; its own data goes with it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jmdi-preview-spec-'))
  await runNewCourse(['town'], { cwd: folder, locale: 'en', stdout: () => undefined, stderr: () => undefined })
  const child = spawn(process.execPath, [join(root, 'dist/electron/backend/cli.mjs'), 'preview', 'town', '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, INIT_CWD: folder, TMPDIR: folder },
  })
  const browser = await chromium.launch({ executablePath: chromiumProgram(), args: [...quietArguments] })
  try {
    const address = await new Promise<string>(resolve =>
      child.stdout.on('data', chunk => resolve(/^ready (\S+)$/m.exec(String(chunk))?.[1] ?? '')),
    )
    const page = await (await browser.newContext()).newPage()
    await page.goto(address)
    await expect(page.getByRole('heading', { name: 'A new course' })).toBeVisible()
    await expect(page.getByText('Start with a person and a question.')).toBeVisible()
    const lesson = join(folder, 'town/en/01-first-lesson.md')
    await writeFile(
      lesson,
      (await readFile(lesson, 'utf8')).replace('Start with a person', 'Start with a place').replace('#a-case', '#A case'),
    )
    await expect(page.getByText('Start with a place and a question.')).toBeVisible()
    expect(
      (await new AxeBuilder({ page }).analyze()).violations.map(
        ({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      ),
    ).toEqual([])
    await expect(page.getByRole('button', { name: /en\/01-first-lesson\.md:\d+ · error/ }).first()).toBeVisible()
  } finally {
    await browser.close()
    const ended = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect((await readdir(folder)).filter(name => name.startsWith('jmdi-preview-'))).toEqual([])
    await rm(folder, { recursive: true, force: true })
  }
})
