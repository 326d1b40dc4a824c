// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest'
import { listVoices, type Voice } from '#renderer/features/courses/read-aloud/choose-voice.ts'
import { createReader } from '#renderer/features/courses/read-aloud/reader.ts'
import { listSentences } from '#renderer/features/courses/read-aloud/sentences.ts'
import type { Spoken } from '#renderer/features/courses/read-aloud/speech.ts'

const voice = (name: string, lang: string, rest: Partial<Voice> = {}): Voice => ({
  name,
  lang,
  localService: true,
  default: false,
  ...rest,
})

describe('the voices of a language', () => {
  it('are those that need no internet, without the variants of each', () => {
    const all = [
      voice('English (Great Britain)+female1', 'en-GB'),
      voice('English (Great Britain)', 'en_GB'),
      voice('Cloud', 'en-US', { localService: false }),
      voice('Hoda', 'ar-EG'),
      voice('Enya', 'eng'),
    ]
    expect(listVoices(all, 'en').map(({ name }) => name)).toEqual(['English (Great Britain)'])
    expect(listVoices(all, 'ar').map(({ name }) => name)).toEqual(['Hoda'])
    expect(listVoices(all, 'fr')).toEqual([])
  })

  it('begin with natural ones, then the one that the computer prefers', () => {
    const all = [voice('eSpeak', 'fr-FR'), voice('Denise', 'fr-FR', { default: true }), voice('Amélie (Premium)', 'fr-CA')]
    expect(listVoices(all, 'fr').map(({ name }) => name)).toEqual(['Amélie (Premium)', 'Denise', 'eSpeak'])
  })
})

const page = (html: string): HTMLElement => {
  document.body.innerHTML = `<main>${html}</main>`
  return document.body.querySelector('main')!
}
const spoken = (html: string, lang: 'en' | 'ar' = 'en'): readonly string[] => listSentences(page(html), lang).map(({ text }) => text)

describe('the sentences of a lesson', () => {
  it('follow one another, each paragraph, item and cell by itself, without what is for the eyes', () => {
    const html = `<h2>Who moves?</h2>
      <p>One <strong>person</strong> in thirty<sup class="source-mark">[12]</sup>. Most stay
      near.</p><ul><li>Workers</li><li>Students</li></ul><button>Try</button><section class="check"><p>A question</p></section>
      <table><tr><td>Nepal</td><td>7%</td></tr></table>`
    expect(spoken(html)).toEqual(['Who moves?', 'One person in thirty.', 'Most stay near.', 'Workers', 'Students', 'Nepal', '7%'])
  })

  it('stand where they are read', () => {
    const sentences = listSentences(page('<p>One <em>here. Two</em> there.</p>'), 'en')
    expect(sentences.map(({ range }) => range.toString())).toEqual(['One here.', 'Two there.'])
  })

  it('of Arabic end at its own marks', () => {
    expect(spoken('<p>من يهاجر؟ يهاجر كثيرون. لماذا؟</p>', 'ar')).toEqual(['من يهاجر؟', 'يهاجر كثيرون.', 'لماذا؟'])
  })

  it('leave out what is folded, but not its summary', () => {
    expect(spoken('<details><summary>Sources</summary><p>A book.</p></details>')).toEqual(['Sources'])
    expect(spoken('<details open><summary>Sources</summary><p>A book.</p></details>')).toEqual(['Sources', 'A book.'])
  })
})

/** A voice whose sentences end when they are ended here. */
function voiceByHand() {
  const said: string[] = []
  let end: ((how: Spoken) => void) | undefined
  const stop = (): void => end?.('stopped')
  const say = (text: string): Promise<Spoken> => {
    stop()
    said.push(text)
    return new Promise(resolve => (end = resolve))
  }
  const ended = async (how: Spoken): Promise<void> => {
    end?.(how)
    await new Promise(setImmediate)
  }
  return { said, ended, speech: { say, stop } }
}

describe('reading aloud', () => {
  const sentences = () => listSentences(page('<p>One. Two. Three.</p>'), 'en')
  let hand: ReturnType<typeof voiceByHand>
  const readerOf = (isThere = true) =>
    createReader({ speech: hand.speech, voice: () => (isThere ? ({} as SpeechSynthesisVoice) : undefined), rate: () => 1 })
  beforeEach(() => (hand = voiceByHand()))

  it('goes from one sentence to the next, and ends', async () => {
    const reader = readerOf()
    reader.read(sentences(), 1)
    expect(reader.sentence.value?.text).toBe('Two.')
    await hand.ended('spoken')
    expect(reader.sentence.value?.text).toBe('Three.')
    await hand.ended('spoken')
    expect(reader.state.value).toBe('idle')
    expect(hand.said).toEqual(['Two.', 'Three.'])
  })

  it('begins a sentence again after a pause', async () => {
    const reader = readerOf()
    reader.read(sentences(), 0)
    reader.pause()
    await hand.ended('stopped')
    expect(reader.state.value).toBe('paused')
    reader.resume()
    expect(hand.said).toEqual(['One.', 'One.'])
    expect(reader.state.value).toBe('reading')
  })

  it('skips while it reads and while it waits, and never past the ends', async () => {
    const reader = readerOf()
    reader.read(sentences(), 0)
    reader.skip(5)
    expect(hand.said).toEqual(['One.', 'Three.'])
    reader.pause()
    reader.skip(-9)
    expect(reader.sentence.value?.text).toBe('One.')
    expect(hand.said).toHaveLength(2)
  })

  it('says that the voice is silent instead of running through the text', async () => {
    const reader = readerOf()
    reader.read(sentences(), 0)
    await hand.ended('unheard')
    expect(reader.state.value).toBe('unheard')
    expect(reader.sentence.value?.text).toBe('One.')
    const gone = readerOf(false)
    gone.read(sentences(), 0)
    await new Promise(setImmediate)
    expect(gone.state.value).toBe('unheard')
  })
})
