import { expect, test } from '#tests/e2e/support/suite.ts'
import { finishLesson, goTo, lessonIds } from '#tests/e2e/support/walk.ts'

test.use({ seed: { learner: 'Rosa Pérez' } })

const LATE_MS = 900

test('the library offers the course that was begun, however late the answer that says so', { tag: '@long' }, async ({ suite }) => {
  const page = suite.page()
  const [first = ''] = await lessonIds('partnerships')
  await goTo(page, `/courses/partnerships/lessons/${first}`)
  await finishLesson(page)

  await page.routeWebSocket(/.*/, socket => {
    const server = socket.connectToServer()
    const late = new Set<unknown>()
    socket.onMessage(message => {
      const { n, name } = JSON.parse(String(message)) as { readonly n?: number; readonly name?: string }
      if (name === 'progress.overview') late.add(n)
      server.send(message)
    })
    server.onMessage(message => {
      const { n } = JSON.parse(String(message)) as { readonly n?: number }
      if (n === undefined || !late.has(n)) socket.send(message)
      else setTimeout(() => socket.send(message), LATE_MS)
    })
  })
  await goTo(page, '/')
  await page.reload()
  await expect(page.getByText('Continue learning')).toBeVisible()
  await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toHaveText(/partnerships/i)
})
