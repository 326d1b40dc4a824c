import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import type { Page } from '@playwright/test'
import { expect, test, type Launch } from '#tests/e2e/support/launch-electron.ts'
import { goTo } from '#tests/e2e/support/walk.ts'
import { electronProgram } from '#tests/e2e/support/runtimes.ts'

const hasStrace = process.platform === 'linux' && spawnSync('strace', ['-V']).status === 0

/** Of the calls that reach out, those to addresses of the internet, without the loopback. */
function outgoing(trace: string): readonly string[] {
  return trace.split('\n').filter(line => /sa_family=AF_INET6?\b/.test(line) && !/inet_addr\("127\.|"::1"|"::ffff:127\./.test(line))
}

/** Runs the suite under strace; resolves with what `use` made every process of it ask of the network. */
async function traceSuite(folder: string, launch: Launch, use: (page: Page) => Promise<void>): Promise<string> {
  const trace = join(folder, 'trace')
  const traced = join(folder, 'traced-electron')
  writeFileSync(
    traced,
    `#!/bin/sh\nexec strace -f --seccomp-bpf -qq -e trace=connect,sendto,sendmsg,sendmmsg -o '${trace}' '${electronProgram()}' "$@"\n`,
  )
  chmodSync(traced, 0o755)
  const { app, page } = await launch({ wrapper: traced })
  await page.waitForURL(/#\/$/)
  await use(page)
  await app.close()
  const seen = readFileSync(trace, 'utf8')
  expect(seen).toContain('AF_UNIX')
  return seen
}

test.describe('seen from outside', () => {
  test.use({ seed: { learner: 'Amina Benali' } })
  test.skip(!hasStrace, 'needs strace, which is not on this machine')

  test('no process of the suite connects out or asks DNS, not even while a person types', { tag: '@long' }, async ({ launch, folder }) => {
    const seen = await traceSuite(folder, launch, async page => {
      await goTo(page, '/profile')
      await page.getByRole('textbox').first().pressSequentially('Thiss is mispeled on purpouse, wiht many wrnog words. ')
      await page.evaluate(() => fetch('https://fetched.example/').catch(() => undefined))
    })
    expect(outgoing(seen)).toEqual([])
  })

  test('a hint at a foreign name, which no lesson can hold, sends nothing', { tag: '@long' }, async ({ launch, folder }) => {
    const seen = await traceSuite(folder, launch, async page => {
      await page.evaluate(() =>
        document.head.append(Object.assign(document.createElement('link'), { rel: 'dns-prefetch', href: 'https://hinted.example/' })),
      )
      await page.waitForTimeout(500)
    })
    // Chromium asks its own routing table whether IPv6 leads anywhere: a datagram socket is connected to port 443, and nothing is sent on it.
    expect(
      outgoing(seen).filter(line => !/ connect\(\d+, \{sa_family=AF_INET6, sin6_port=htons\(443\).*2001:4860:4860::8888/.test(line)),
    ).toEqual([])
    expect(seen).not.toContain('hinted')
  })
})
