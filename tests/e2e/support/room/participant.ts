import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { Phone } from '#tests/e2e/support/phones/phone.ts'
import { root } from '#tests/e2e/support/runtimes.ts'

/** Somebody in the room with a phone, who reads its page in its own language. */
export interface Participant {
  readonly phone: Phone
  readonly name: string
  readonly join: (url: string) => Promise<void>
  /** Answers every question of a test: the option at that place, from 0, or the last one. */
  readonly takeTest: (option?: number) => Promise<void>
  /** Writes something and sends it; `field` is the key of the field's label. */
  readonly post: (field: 'word' | 'groupResult' | 'answer' | 'question', text: string) => Promise<void>
  /** Places every actor, one at a time. */
  readonly placeActors: (count: number) => Promise<void>
  readonly choose: (option: number) => Promise<void>
  /** Rates every statement with the same step, 0 to 3. */
  readonly rate: (statements: number, step: number) => Promise<void>
  readonly reads: (key: string, values?: Readonly<Record<string, string>>) => Promise<void>
  readonly confirmName: () => Promise<void>
  /** How many lines of the page say just that. */
  readonly saysTimes: (key: string) => Promise<number>
}

interface Words {
  readonly [key: string]: string | Words
}

function wordsIn(locale: Locale): Words {
  return JSON.parse(readFileSync(join(root, `renderer/participant/i18n/${locale}.json`), 'utf8')) as Words
}

export function participantWith(phone: Phone, name: string): Participant {
  let words: Words = {}

  /** A sentence as a pattern: what stands in its places is anything. */
  function said(key: string): RegExp {
    const found = key.split('.').reduce<string | Words>((part, step) => (typeof part === 'string' ? part : (part[step] ?? '')), words)
    if (typeof found !== 'string' || found === '') throw new Error(`The page has no words for ${key}`)
    const forms = found.split(' | ').map(form =>
      form
        .split(/\{\w+\}/)
        .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('.+'),
    )
    return new RegExp(forms.join('|'))
  }

  async function readPageLanguage(): Promise<void> {
    words = wordsIn((await phone.evaluate('document.documentElement.lang')) as Locale)
  }

  async function joinRoom(url: string): Promise<void> {
    await phone.open(url)
    await phone.reads(/\S{20}|\s\S/)
    await readPageLanguage()
    await phone.write(said('join.name'), name)
    await phone.tap('button', said('join.submit'))
    await phone.reads(said('waiting.title'))
  }

  async function takeTest(option = 0): Promise<void> {
    const place = said('quiz.place')
    await phone.reads(place)
    for (let asked = place.exec(await phone.text())?.[0]; asked !== undefined; asked = await placeAfter(asked)) {
      const radios = await phone.count('radio', /./)
      if (radios > 0) await phone.tap('radio', /./, Math.min(option, radios - 1))
      else if ((await phone.count('checkbox', /./)) > 0) await phone.tap('checkbox', /./)
      else await phone.write(/./, '10')
      await phone.tap('button', said('test.submitAndContinue'))
    }
    await phone.reads(said('test.done'))
  }

  /** The question that comes after one was sent; undefined: there is none. */
  async function placeAfter(asked: string): Promise<string | undefined> {
    const end = Date.now() + 20_000
    while (Date.now() < end) {
      const text = await phone.text()
      const now = said('quiz.place').exec(text)?.[0]
      if (now === undefined && said('test.done').test(text)) return undefined
      if (now !== undefined && now !== asked) return now
      await new Promise(resolve => setTimeout(resolve, 60))
    }
    throw new Error(`${phone.engine}: nothing comes after ${asked}: ${(await phone.text()).slice(0, 600)}`)
  }

  async function post(field: string, text: string): Promise<void> {
    await phone.write(said(`post.${field}`), text)
    await phone.tap('button', said('post.send'))
    await phone.reads(said('send.received'))
  }

  async function placeActors(count: number): Promise<void> {
    for (let actor = 0; actor < count; actor += 1) {
      await phone.reads(new RegExp(said('matrix.actor').source.replace('.+', String(actor + 1))))
      await phone.tap('button', said('matrix.cell'), (actor * 5) % 16)
      if (actor < count - 1) await phone.tap('button', said('matrix.next'))
    }
    await phone.tap('button', said('send.send'))
    await phone.reads(said('send.received'))
  }

  async function choose(option: number): Promise<void> {
    await phone.tap('radio', /./, option)
    await phone.tap('button', said('send.send'))
    await phone.reads(said('send.received'))
  }

  async function rate(statements: number, step: number): Promise<void> {
    for (let statement = 0; statement < statements; statement += 1) await phone.tap('radio', /./, statement * 4 + step)
    await phone.tap('button', said('send.send'))
    await phone.reads(said('send.received'))
  }

  return {
    phone,
    name,
    join: joinRoom,
    takeTest,
    post,
    placeActors,
    choose,
    rate,
    reads: key => phone.reads(said(key)),
    confirmName: () => phone.tap('button', said('profile.yes')),
    saysTimes: async key => (await phone.text()).match(new RegExp(`^\\s*(?:${said(key).source})\\s*$`, 'gm'))?.length ?? 0,
  }
}
