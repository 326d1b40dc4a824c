import { facilitatorOn } from '#tests/e2e/support/room/facilitator.ts'
import { openRoom } from '#tests/e2e/support/room/open-room.ts'
import { expect, test } from '#tests/e2e/support/suite.ts'
import { goTo } from '#tests/e2e/support/walk.ts'

test.use({ seed: { workshopOf: 'partnerships' } })

test('expected people are listed as not here yet, ticked in the room, and named in the report if they never come', async ({ suite }) => {
  const page = suite.page()
  await goTo(page, `/workshops/${suite.workshopId}`)
  await page.getByRole('button', { name: 'Paste a list or choose a file' }).click()
  await page.getByLabel('One person per line').fill('Nom;Prénom;Structure;Groupe\nHADDAD;Amina;Mairie;Rouge\nTHAPA;Binod;Port;Bleu')
  await expect(page.getByText('New groups: Rouge and Bleu.')).toBeVisible()
  await page.getByRole('button', { name: 'Add 2 people' }).click()
  await expect(page.getByLabel('Group of Amina HADDAD')).toBeVisible()

  await openRoom(page, suite.workshopId)
  await facilitatorOn(page).startNext('Welcome')
  await page.getByRole('tab', { name: 'Participants' }).click()
  await expect(page.getByRole('heading', { name: '2 expected people are not here yet' })).toBeVisible()
  await page.getByRole('checkbox', { name: 'Amina HADDAD is here' }).click()
  await expect(page.getByRole('checkbox', { name: 'Amina HADDAD is present in this session' })).toBeChecked()
  await expect(page.getByRole('heading', { name: '1 expected person is not here yet' })).toBeVisible()

  await goTo(page, `/workshops/${suite.workshopId}/report`)
  await page.getByLabel(/names/i).first().check()
  await expect(page.getByRole('heading', { name: 'Expected, but absent' })).toBeVisible()
  await expect(page.getByRole('row', { name: /Binod THAPA/ })).toBeVisible()
})
