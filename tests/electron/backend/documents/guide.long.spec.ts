import { expect, it } from 'vitest'
import { checkGuideOnPaper } from '#tests/support/guide-on-paper.ts'

const MODULES = ['core', 'managing-the-link', 'partnerships', 'empowering-migrants', 'local-jobs', 'integration']

it.each(MODULES)('a guide on paper is made of %s, in both lengths, and its hand-outs, one to a page', async courseId => {
  expect.hasAssertions()
  await checkGuideOnPaper(courseId)
})
