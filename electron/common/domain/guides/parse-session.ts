import type { Token, Tokens } from 'marked'
import { readAttributes, takeAttributes } from '#common/domain/shared/markdown/attributes.ts'
import type { Attributes } from '#common/domain/shared/markdown/attributes.ts'
import { itemParts } from '#common/domain/shared/markdown/list-items.ts'
import { countWords, plainText } from '#common/domain/shared/markdown/plain-text.ts'
import { splitAtHeadings } from '#common/domain/shared/markdown/sections.ts'
import type { Section } from '#common/domain/shared/markdown/sections.ts'
import { isBlockToken, isListToken } from '#common/domain/shared/markdown/tokens.ts'
import { locateAttributes, readMinutes, readYes, visibleTokens } from './guide-reader.ts'
import type { GuideReader } from './guide-reader.ts'
import { GUIDE_PARTS, PART_TITLES, findPart } from './guide-parts.ts'
import type { GuidePart } from './guide-parts.ts'
import { parseActivity } from './parse-activity.ts'
import { parseSlide } from './parse-slide.ts'
import { STEP_KINDS } from './workshop-guide.ts'
import type { GuideActivity, GuideSession, GuideStep, Shortening } from './workshop-guide.ts'

const MOST_INPUT_MINUTES = 20
const MOST_SPOKEN_WORDS = 60
const DEBRIEF_QUESTIONS = 3
const MOST_ACTIVITIES = 2
const SLIDES = { least: 1, most: 3 }

/** A level-3 heading of a session and what stands under it. */
export interface GuidePartTokens {
  readonly heading: Token
  readonly title: string
  readonly attributes: string | undefined
  readonly tokens: readonly Token[]
}

/** Reads a session: what it is for, its parts, its activities, its slides. */
export function parseSession(
  reader: GuideReader,
  section: Section,
  named: Attributes & { readonly id: string; readonly minutes: number },
): GuideSession {
  const { text } = reader
  const heading = section.heading as Token
  const slides = section.tokens.filter(isBlockToken).filter(block => block.name === 'SLIDE')
  for (const block of slides) text.claim(block as unknown as Token)
  const { above, parts } = splitAtHeadings(
    section.tokens.filter(token => !isBlockToken(token)),
    3,
  )
  const read = parts.map(part => ({
    heading: part.heading as Token,
    attributes: takeAttributes(part.heading.tokens),
    title: plainText(part.heading.tokens),
    tokens: visibleTokens(part.tokens),
  }))
  const byName = plainParts(reader, heading, read)
  const activities = read.filter(part => part.attributes !== undefined).flatMap(part => parseActivity(reader, part) ?? [])
  const steps = readSteps(reader, byName.get('steps'), activities)
  if (steps !== undefined) checkSum(reader, section, named.minutes, steps)
  const html = text.html(above).trim()
  if (html === '') text.report(text.placeOf(heading), 'stem-missing')
  if (activities.length > MOST_ACTIVITIES)
    text.report(text.placeOf(heading), 'guide-activity-count', { count: String(activities.length), most: String(MOST_ACTIVITIES) })
  if (slides.length < SLIDES.least || slides.length > SLIDES.most)
    text.report(text.placeOf(heading), 'guide-slide-count', {
      count: String(slides.length),
      least: String(SLIDES.least),
      most: String(SLIDES.most),
    })
  return {
    kind: 'session',
    id: named.id,
    title: section.title,
    minutes: named.minutes,
    shortening: readShortening(reader, section, named),
    html,
    steps: steps ?? [],
    sayHtml: readSay(reader, byName.get('say')),
    debrief: readDebrief(reader, byName.get('debrief')),
    troubles: itemsOf(reader, byName.get('troubles')).map(item => itemHtml(reader, item)),
    withoutDevicesHtml: text.html(byName.get('withoutDevices')?.tokens ?? []).trim(),
    activities,
    slides: slides.map(block => parseSlide(text, block)),
  }
}

/** The parts that every session has. Tells of those that are missing, doubled or not known. */
function plainParts({ text }: GuideReader, session: Token, parts: readonly GuidePartTokens[]): ReadonlyMap<GuidePart, GuidePartTokens> {
  const byName = new Map<GuidePart, GuidePartTokens>()
  for (const part of parts.filter(({ attributes }) => attributes === undefined)) {
    const name = findPart(part.title)
    if (name === undefined)
      text.report(text.placeOf(part.heading), 'guide-part-unknown', {
        title: part.title,
        known: GUIDE_PARTS.map(known => PART_TITLES[known].en).join(', '),
      })
    else if (byName.has(name)) text.report(text.placeOf(part.heading), 'id-repeated', { id: part.title })
    else byName.set(name, part)
  }
  for (const name of GUIDE_PARTS) {
    const part = byName.get(name)
    if (part === undefined || part.tokens.length === 0)
      text.report(text.placeOf(part?.heading ?? session), 'guide-part-missing', { part: PART_TITLES[name].en })
  }
  return byName
}

function itemsOf({ text }: GuideReader, part: GuidePartTokens | undefined): readonly Tokens.ListItem[] {
  if (part === undefined) return []
  const list = part.tokens.find(isListToken)
  const other = part.tokens.find(token => token !== (list as Token | undefined))
  if (other !== undefined) text.report(text.placeOf(other), 'guide-part-form', { part: part.title, form: 'list' })
  return list?.items ?? []
}

function itemHtml({ text }: GuideReader, item: Tokens.ListItem): string {
  const { words, rest } = itemParts(item)
  return `${text.inlineHtml(words).trim()}${text.html(rest).trim()}`
}

/** Undefined: a step could not be read, so their minutes add up to nothing that means something. */
function readSteps(
  reader: GuideReader,
  part: GuidePartTokens | undefined,
  activities: readonly GuideActivity[],
): readonly GuideStep[] | undefined {
  const steps = itemsOf(reader, part).map(item => readStep(reader, item, activities))
  return steps.length > 0 && steps.every(step => step !== undefined) ? steps : undefined
}

const STEP = /^\s*(\d{1,3})\s*[\p{L}\p{M}]+\.?\s*:\s*/u

/** `5 min: Read the question aloud. {kind=input}` */
function readStep(reader: GuideReader, item: Tokens.ListItem, activities: readonly GuideActivity[]): GuideStep | undefined {
  const { text } = reader
  const { words } = itemParts(item)
  const attributes = takeAttributes(words)
  const place = locateAttributes(text, item, attributes)
  const { id, settings } = readAttributes(attributes, ['kind', 'activity'], (code, values) => text.report(place, code, values))
  if (id !== undefined) text.report(place, 'attribute-unknown', { key: `#${id}`, known: 'kind, activity' })
  const [first] = words
  const match = first?.type === 'text' && 'text' in first ? STEP.exec(first.text) : null
  const kind = STEP_KINDS.find(known => known === settings.get('kind'))
  if (match === null) text.report(text.placeOf(item), 'guide-step-form')
  if (kind === undefined) text.report(place, 'guide-step-kind', { kind: settings.get('kind') ?? '', known: STEP_KINDS.join(', ') })
  const activityId = settings.get('activity')
  if (activityId === undefined ? kind === 'activity' : !activities.some(activity => activity.id === activityId))
    text.report(place, 'guide-activity-unknown', { id: activityId ?? '' })
  if (match === null || kind === undefined || first === undefined || !('text' in first)) return undefined
  first.text = first.text.slice(match[0].length)
  const minutes = Number(match[1])
  if (kind === 'input' && minutes > MOST_INPUT_MINUTES)
    text.report(text.placeOf(item), 'guide-input-long', { minutes: String(minutes), most: String(MOST_INPUT_MINUTES) })
  return { minutes, kind, html: itemHtml(reader, item), activityId }
}

function checkSum({ text }: GuideReader, { heading, attributes }: Section, minutes: number, steps: readonly GuideStep[]): void {
  const sum = steps.reduce((total, step) => total + step.minutes, 0)
  if (sum !== minutes)
    text.report(locateAttributes(text, heading as Token, attributes), 'guide-minutes-sum', { sum: String(sum), minutes: String(minutes) })
}

function readShortening(
  reader: GuideReader,
  { heading, attributes }: Section,
  named: Attributes & { readonly minutes: number },
): Shortening {
  const token = heading as Token
  const least = readMinutes(reader, token, named, 'least')
  const drop = readYes(reader, token, named, 'drop')
  const isOdd = drop ? least !== undefined : least === undefined ? !named.settings.has('least') : least > named.minutes
  if (isOdd) reader.text.report(locateAttributes(reader.text, token, attributes), 'guide-shortening', { minutes: String(named.minutes) })
  if (drop) return { kind: 'drop' }
  return least === undefined ? { kind: 'fixed' } : { kind: 'least', minutes: Math.min(least, named.minutes) }
}

function readSay({ text }: GuideReader, part: GuidePartTokens | undefined): string {
  if (part === undefined) return ''
  const quotes = part.tokens.filter(token => token.type === 'blockquote')
  const other = part.tokens.find(token => token.type !== 'blockquote')
  if (other !== undefined) text.report(text.placeOf(other), 'guide-part-form', { part: part.title, form: 'quotation' })
  const words = countWords(plainText(quotes))
  if (words > MOST_SPOKEN_WORDS)
    text.report(text.placeOf(part.heading), 'guide-say-long', { words: String(words), most: String(MOST_SPOKEN_WORDS) })
  return text.html(quotes.flatMap(quote => ('tokens' in quote ? (quote.tokens ?? []) : []))).trim()
}

function readDebrief(reader: GuideReader, part: GuidePartTokens | undefined): readonly string[] {
  const items = itemsOf(reader, part)
  if (part !== undefined && items.length !== DEBRIEF_QUESTIONS)
    reader.text.report(reader.text.placeOf(part.heading), 'guide-debrief-count', {
      count: String(items.length),
      wanted: String(DEBRIEF_QUESTIONS),
    })
  return items.map(item => itemHtml(reader, item))
}
