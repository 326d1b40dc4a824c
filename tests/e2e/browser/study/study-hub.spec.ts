import { finishLesson, goTo, lessonIds } from '#tests/e2e/support/walk.ts'
import { openChromium } from '#tests/e2e/support/phones/chromium.ts'
import { ROOM_HOST } from '#tests/e2e/support/serve.ts'
import { expect, test } from '#tests/e2e/support/suite.ts'

test.use({ seed: { learner: 'Amina', isFacilitator: true } })

const TITLE = 'a learner reads a lesson and starts the quiz on a phone, another adds herself, and the facilitator sees who is there'

test(TITLE, { tag: '@long' }, async ({ suite }) => {
  const page = suite.page()
  await goTo(page, '/profile')
  await page.getByRole('textbox', { name: 'PIN (optional)' }).fill('4711')
  await page.getByRole('button', { name: 'Set PIN' }).click()
  await page.getByRole('button', { name: 'I have written it down' }).click()
  await goTo(page, '/workshops')
  await page.getByRole('link', { name: 'Study on phones' }).click()
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByRole('img', { name: 'QR code that opens the suite on a phone' })).toBeVisible()
  const shown = await page.getByText(/127\.0\.0\.1:\d+/).innerText()
  const address = `http://${ROOM_HOST}:${String(/:(\d+)/.exec(shown)?.[1])}/`

  const amina = await openChromium('en', `MAP ${ROOM_HOST} 127.0.0.1`)
  const errors: string[] = []
  amina.page.on('pageerror', error => errors.push(String(error)))
  await amina.open(address)
  await amina.page.getByRole('textbox', { name: 'Name' }).fill('amina')
  await amina.page.getByLabel('PIN', { exact: true }).fill('4712')
  await amina.page.getByRole('button', { name: 'Sign in' }).click()
  await expect(amina.page.getByText(/The name or the PIN is incorrect/)).toBeVisible()
  await amina.page.getByLabel('PIN', { exact: true }).fill('4711')
  await amina.page.getByRole('button', { name: 'Sign in' }).click()
  await expect(amina.page.getByText('Hello, Amina')).toBeVisible()
  await expect(amina.page.getByRole('link', { name: 'Settings' })).toHaveCount(0)
  await expect(page.getByText('1 learner is signed in.')).toBeVisible()

  const [first = ''] = await lessonIds()
  await goTo(amina.page, `/courses/core/lessons/${first}`)
  await finishLesson(amina.page)
  await amina.page.reload()
  await goTo(amina.page, '/courses/core')
  await expect(amina.page.getByRole('link', { name: 'Continue' })).toBeVisible()
  await goTo(amina.page, '/courses/core/quiz')
  await amina.page.getByRole('button', { name: /Start/ }).click()
  await expect(amina.page.getByRole('button', { name: 'Submit' }).or(amina.page.getByRole('button', { name: 'Save answer' }))).toBeVisible()
  for (const path of ['/settings', '/learners', '/workshops', '/packs']) {
    await goTo(amina.page, path)
    await expect(amina.page.getByText('Hello, Amina')).toBeVisible()
  }

  await page.getByRole('checkbox', { name: 'New learners can add themselves' }).check()
  const rosa = await openChromium('es', `MAP ${ROOM_HOST} 127.0.0.1`)
  await rosa.open(address)
  await rosa.page.getByRole('button', { name: 'Es mi primera vez aquí' }).click()
  await rosa.page.getByRole('textbox', { name: 'Nombre' }).fill('Rosa')
  await rosa.page.getByRole('textbox', { name: 'Elija un PIN' }).fill('5555')
  await rosa.page.getByRole('button', { name: 'Agregarme' }).click()
  await expect(rosa.page.getByRole('heading', { name: 'Anote ahora este código de recuperación', level: 1 })).toBeVisible()
  await expect(rosa.page.getByRole('button', { name: 'Ya tengo un PIN' })).toHaveCount(0)
  await rosa.page.getByRole('button', { name: 'Ya lo anoté' }).click()
  await expect(rosa.page.getByText('Rosa', { exact: true }).first()).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Rosa' })).toBeVisible()

  const secondTab = await amina.page.context().newPage()
  await secondTab.goto(amina.page.url())
  await expect(secondTab.getByRole('button', { name: 'Learner: Amina' })).toBeVisible()
  await amina.page.getByRole('button', { name: 'Learner: Amina' }).click()
  await amina.page.getByRole('button', { name: 'Sign out' }).click()
  await expect(secondTab.getByRole('heading', { name: 'Sign in to study' })).toBeVisible()
  await expect(amina.page.getByRole('heading', { name: 'Sign in to study' })).toBeVisible()
  // Rosa is still there: nobody is cut off by a slip.
  await page.getByRole('button', { name: 'Stop' }).click()
  const question = page.getByRole('dialog', { name: 'Stop study on phones?' })
  await expect(question).toContainText('1 learner is signed in.')
  await question.getByRole('button', { name: 'Keep it on' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Rosa' })).toBeVisible()
  await page.getByRole('button', { name: 'Stop' }).click()
  await question.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByRole('button', { name: 'Start' })).toBeFocused()
  expect(errors).toEqual([])
  await Promise.all([amina.close(), rosa.close()])
})
