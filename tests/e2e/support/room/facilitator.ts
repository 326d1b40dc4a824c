import { expect, type Locator, type Page } from '@playwright/test'

/** What a facilitator does on the laptop, by the words and keys of the control screen. */
export interface Facilitator {
  readonly page: Page
  /** Starts what is next in the agenda. */
  readonly startNext: (title: string) => Promise<void>
  readonly startActivity: (title: string) => Promise<Locator>
  readonly letAllThrough: (title: string) => Promise<void>
  readonly close: (title: string) => Promise<void>
  readonly reveal: (title: string) => Promise<void>
  readonly assignGroups: (groups: number) => Promise<void>
  /** Waits until so many people have answered. */
  readonly answered: (title: string, count: number) => Promise<void>
  readonly closeRoom: () => Promise<void>
}

export function facilitatorOn(page: Page): Facilitator {
  const panel = async (name: string): Promise<void> => page.getByRole('tab', { name }).click()

  async function desk(title: string): Promise<Locator> {
    await panel('Activities')
    await page.getByRole('group', { name: 'Session activities' }).getByRole('button', { name: title }).click()
    const region = page.getByRole('region', { name: title })
    await expect(region).toBeVisible()
    return region
  }

  async function press(title: string, button: string | RegExp): Promise<void> {
    await (await desk(title)).getByRole('button', { name: button }).click()
  }

  return {
    page,
    startNext: async title => {
      await page.getByRole('main').focus()
      await page.keyboard.press('n')
      await expect(page.getByRole('region', { name: 'Now and next' }).getByRole('heading', { name: title })).toBeVisible()
    },
    startActivity: async title => {
      const region = await desk(title)
      await region.getByRole('button', { name: 'Start', exact: true }).click()
      await expect(region.getByRole('button', { name: /Show results/ })).toBeVisible()
      return region
    },
    letAllThrough: title => press(title, /^Approve (all )?\d+$/),
    close: title => press(title, 'Close answers'),
    reveal: title => press(title, /Show results/),
    assignGroups: async groups => {
      await panel('Participants')
      await page.getByText('Groups', { exact: true }).click()
      await page.getByLabel('Number of groups', { exact: true }).fill(String(groups))
      await page.getByRole('button', { name: 'Assign groups', exact: true }).click()
      await expect(page.getByRole('button', { name: 'Assign again' })).toBeVisible()
    },
    answered: async (title, count) => expect((await desk(title)).getByText(new RegExp(`^${String(count)} (of \\d|answer)`))).toBeVisible(),
    closeRoom: async () => {
      await page.getByRole('button', { name: 'Close room' }).click()
      await page.getByRole('button', { name: 'Yes, close it for everyone' }).click()
    },
  }
}
