import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { runNewCourse } from '#backend/commands/new-course.ts'
import { root } from '#tests/e2e/support/runtimes.ts'
import { readyAddress } from '#tests/e2e/support/serve.ts'
import { expect, test } from '#tests/e2e/support/suite.ts'

test(
  'jmdi preview shows a course without a learner, and follows every save; its own data goes with it',
  { tag: '@long' },
  async ({ freshContext }) => {
    const folder = await mkdtemp(join(tmpdir(), 'jmdi-preview-spec-'))
    await runNewCourse(['town'], { cwd: folder, locale: 'en', stdout: () => undefined, stderr: () => undefined })
    const child = spawn(process.execPath, [join(root, 'dist/electron/backend/cli.mjs'), 'preview', 'town', '--no-open'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, INIT_CWD: folder, TMPDIR: folder },
    })
    try {
      const address = await readyAddress(child)
      const page = await freshContext.newPage()
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
      await expect(page.getByRole('button', { name: 'Add to library' })).toHaveCount(0)
      await expect(page.getByText('This is a preview')).toBeVisible()
      await expect(page.getByRole('button', { name: /en\/01-first-lesson\.md:\d+ · error/ }).first()).toBeVisible()
    } finally {
      const ended = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGTERM')
      expect(await ended).toBe(0)
      expect((await readdir(folder)).filter(name => name.startsWith('jmdi-preview-'))).toEqual([])
      await rm(folder, { recursive: true, force: true })
    }
  },
)
