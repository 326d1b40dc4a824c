import type { Token, Tokens } from 'marked'
import { readAttributes, takeAttributes } from '#common/domain/shared/markdown/attributes.ts'
import type { Attributes } from '#common/domain/shared/markdown/attributes.ts'
import { splitListItem } from '#common/domain/shared/markdown/list-items.ts'
import { countWords, plainText } from '#common/domain/shared/markdown/plain-text.ts'
import { splitAtHeadings } from '#common/domain/shared/markdown/sections.ts'
import type { Section } from '#common/domain/shared/markdown/sections.ts'
import { isBlockToken, isListToken } from '#common/domain/shared/markdown/tokens.ts'
import { locateAttributes, readMinutes, readYes, visibleTokens } from './guide-reader.ts'
import type { GuideReader } from './guide-reader.ts'
import { GUIDE_PARTS, PART_TITLES, findPart } from './guide-parts.ts'
import type { GuidePart, GuidePartTokens } from './guide-parts.ts'
import { parseActivity } from './parse-activity.ts'
import { parseSlide } from './parse-slide.ts'
import { STEP_KINDS } from './workshop-guide.ts'
import type { GuideActivity, GuideSession, GuideStep, Shortening } from './workshop-guide.ts'

const MAX_INPUT_MINUTES = 20
const MAX_SPOKEN_WORDS = 60
const DEBRIEF_QUESTIONS = 3
const MAX_ACTIVITIES = 2
const SLIDES = { min: 1, max: 3 }

type SessionAttributes = Attributes & { readonly id: string; readonly minutes: number }

export function parseSession(reader: GuideReader, section: Section, attributes: SessionAttributes): GuideSession {
  const { text } = reader
  const heading = section.heading as Token
  const { slides, above, parts } = splitSession(reader, section)
  const byName = collectParts(reader, heading, parts)
  const activities = parts.filter(part => part.attributes !== undefined).flatMap(part => parseActivity(reader, part) ?? [])
  const steps = parseSteps(reader, byName.get('steps'), activities)
  if (steps !== undefined) checkMinutes(reader, section, attributes.minutes, steps)
  const html = text.html(above).trim()
  if (html === '') text.report(text.placeOf(heading), 'stem-missing')
  checkCounts(reader, heading, activities.length, slides.length)
  return {
    kind: 'session',
    id: attributes.id,
    title: section.title,
    minutes: attributes.minutes,
    shortening: parseShortening(reader, section, attributes),
    html,
    steps: steps ?? [],
    sayHtml: parseSay(reader, byName.get('say')),
    debrief: parseDebrief(reader, byName.get('debrief')),
    troubles: readListItems(reader, byName.get('troubles')).map(item => toItemHtml(reader, item)),
    withoutDevicesHtml: text.html(byName.get('withoutDevices')?.tokens ?? []).trim(),
    activities,
    slides: slides.map(block => parseSlide(text, block)),
  }
}

function splitSession({ text }: GuideReader, section: Section) {
  const slides = section.tokens.filter(isBlockToken).filter(block => block.name === 'SLIDE')
  for (const block of slides) text.claim(block as unknown as Token)
  const { above, parts } = splitAtHeadings(
    section.tokens.filter(token => !isBlockToken(token)),
    3,
  )
  const partTokens = parts.map((part): GuidePartTokens => ({
    heading: part.heading as Token,
    attributes: takeAttributes(part.heading.tokens),
    title: plainText(part.heading.tokens),
    tokens: visibleTokens(part.tokens),
  }))
  return { slides, above, parts: partTokens } as const
}

function checkCounts({ text }: GuideReader, heading: Token, activities: number, slides: number): void {
  const place = text.placeOf(heading)
  if (activities > MAX_ACTIVITIES) text.report(place, 'guide-activity-count', { count: String(activities), most: String(MAX_ACTIVITIES) })
  if (slides < SLIDES.min || slides > SLIDES.max)
    text.report(place, 'guide-slide-count', { count: String(slides), least: String(SLIDES.min), most: String(SLIDES.max) })
}

/** The required parts; missing, repeated and unknown ones are reported. */
function collectParts({ text }: GuideReader, session: Token, parts: readonly GuidePartTokens[]): ReadonlyMap<GuidePart, GuidePartTokens> {
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

function readListItems({ text }: GuideReader, part: GuidePartTokens | undefined): readonly Tokens.ListItem[] {
  if (part === undefined) return []
  const list = part.tokens.find(isListToken)
  const other = part.tokens.find(token => token !== (list as Token | undefined))
  if (other !== undefined) text.report(text.placeOf(other), 'guide-part-form', { part: part.title, form: 'list' })
  return list?.items ?? []
}

function toItemHtml({ text }: GuideReader, item: Tokens.ListItem): string {
  const { words, rest } = splitListItem(item)
  return `${text.inlineHtml(words).trim()}${text.html(rest).trim()}`
}

/** Undefined: a step could not be parsed, so the sum of minutes means nothing. */
function parseSteps(
  reader: GuideReader,
  part: GuidePartTokens | undefined,
  activities: readonly GuideActivity[],
): readonly GuideStep[] | undefined {
  const steps = readListItems(reader, part).map(item => parseStep(reader, item, activities))
  return steps.length > 0 && steps.every(step => step !== undefined) ? steps : undefined
}

const STEP = /^\s*(\d{1,3})\s*[\p{L}\p{M}]+\.?\s*:\s*/u

/** `5 min: Read the question aloud. {kind=input}` */
function parseStep(reader: GuideReader, item: Tokens.ListItem, activities: readonly GuideActivity[]): GuideStep | undefined {
  const { text } = reader
  const { words } = splitListItem(item)
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
  if (kind === 'input' && minutes > MAX_INPUT_MINUTES)
    text.report(text.placeOf(item), 'guide-input-long', { minutes: String(minutes), most: String(MAX_INPUT_MINUTES) })
  return { minutes, kind, html: toItemHtml(reader, item), activityId }
}

function checkMinutes({ text }: GuideReader, { heading, attributes }: Section, minutes: number, steps: readonly GuideStep[]): void {
  const sum = steps.reduce((total, step) => total + step.minutes, 0)
  if (sum !== minutes)
    text.report(locateAttributes(text, heading as Token, attributes), 'guide-minutes-sum', { sum: String(sum), minutes: String(minutes) })
}

function parseShortening(reader: GuideReader, section: Section, attributes: SessionAttributes): Shortening {
  const heading = section.heading as Token
  const least = readMinutes(reader, heading, attributes, 'least')
  const drop = readYes(reader, heading, attributes, 'drop')
  const isInvalid = drop ? least !== undefined : least === undefined ? !attributes.settings.has('least') : least > attributes.minutes
  if (isInvalid)
    reader.text.report(locateAttributes(reader.text, heading, section.attributes), 'guide-shortening', {
      minutes: String(attributes.minutes),
    })
  if (drop) return { kind: 'drop' }
  return least === undefined ? { kind: 'fixed' } : { kind: 'least', minutes: Math.min(least, attributes.minutes) }
}

function parseSay({ text }: GuideReader, part: GuidePartTokens | undefined): string {
  if (part === undefined) return ''
  const quotes = part.tokens.filter(token => token.type === 'blockquote')
  const other = part.tokens.find(token => token.type !== 'blockquote')
  if (other !== undefined) text.report(text.placeOf(other), 'guide-part-form', { part: part.title, form: 'quotation' })
  const words = countWords(plainText(quotes))
  if (words > MAX_SPOKEN_WORDS)
    text.report(text.placeOf(part.heading), 'guide-say-long', { words: String(words), most: String(MAX_SPOKEN_WORDS) })
  return text.html(quotes.flatMap(quote => ('tokens' in quote ? (quote.tokens ?? []) : []))).trim()
}

function parseDebrief(reader: GuideReader, part: GuidePartTokens | undefined): readonly string[] {
  const items = readListItems(reader, part)
  if (part !== undefined && items.length !== DEBRIEF_QUESTIONS)
    reader.text.report(reader.text.placeOf(part.heading), 'guide-debrief-count', {
      count: String(items.length),
      wanted: String(DEBRIEF_QUESTIONS),
    })
  return items.map(item => toItemHtml(reader, item))
}
