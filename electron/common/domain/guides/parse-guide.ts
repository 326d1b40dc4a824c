import type { Token } from 'marked'
import { readFrontMatter } from '#common/domain/shared/content/front-matter.ts'
import type { FrontMatter } from '#common/domain/shared/content/front-matter.ts'
import { inReadingOrder } from '#common/domain/shared/content/problem.ts'
import type { Place, Problem } from '#common/domain/shared/content/problem.ts'
import type { Declaration, Reference } from '#common/domain/shared/content/reference.ts'
import { readMarkdown } from '#common/domain/shared/markdown/read-markdown.ts'
import type { MarkdownContext } from '#common/domain/shared/markdown/resolve-address.ts'
import { splitSections } from '#common/domain/shared/markdown/sections.ts'
import type { Section } from '#common/domain/shared/markdown/sections.ts'
import { checkGuide } from './check-guide.ts'
import type { AgendaSource } from './check-guide.ts'
import { locateAttributes, readMinutes, readIdentifiedAttributes } from './guide-reader.ts'
import type { GuideReader } from './guide-reader.ts'
import { stripLabel } from './guide-parts.ts'
import { parseSession } from './parse-session.ts'
import { AGENDA_NAMES, REQUIRED_AGENDAS } from './workshop-guide.ts'
import type { AgendaName, GuideBreak, GuideHandOut, GuideSession, WorkshopGuide } from './workshop-guide.ts'

const FIELDS = ['title', 'purpose', 'room', 'participants', 'materials', 'agendas']
const SECTION_ATTRIBUTES = ['minutes', 'least', 'drop', 'kind']
const SECTION_KINDS = ['break', 'handout'] as const

export interface ParsedGuide {
  /** What could be parsed; problems leave the rest usable. */
  readonly guide: WorkshopGuide
  readonly problems: readonly Problem[]
  readonly references: readonly Reference[]
  readonly declarations: readonly Declaration[]
}

/** Parses `workshop.md`, the facilitator's guide of a module. */
export function parseGuide(markdown: string, context: MarkdownContext): ParsedGuide {
  const front = readFrontMatter(markdown, FIELDS)
  const head = parseHead(front)
  const text = readMarkdown(front.body, { context, firstLine: front.bodyLine, shape: 'guide' })
  const reader: GuideReader = { text, declarations: [] }
  const { above, sections } = splitSections(text)
  const parts = sections.flatMap(section => parseSection(reader, section) ?? [])
  text.show('guide', text.tokens)
  const agendas = parseAgendas(front)
  const guide: WorkshopGuide = {
    ...head,
    html: text.html(above).trim(),
    agendas: Object.fromEntries(AGENDA_NAMES.map(name => [name, agendas[name].entries.map(entry => entry.id)])) as Record<
      AgendaName,
      string[]
    >,
    sessions: parts.flatMap(part => (part.kind === 'handout' ? [] : [part])),
    handOuts: parts.flatMap(part => (part.kind === 'handout' ? [{ id: part.id, title: part.title, html: part.html }] : [])),
    sources: text.sourcesOf(undefined),
  }
  checkGuide(guide, { agendas, top: front.placeOf('title'), placeOf: id => findPlace(reader, id), report: text.report })
  text.reportUnclaimed()
  return {
    guide,
    problems: inReadingOrder([...front.problems, ...text.problems]),
    references: text.references,
    declarations: reader.declarations,
  }
}

function parseHead({ fields }: FrontMatter) {
  fields.require(...FIELDS)
  const text = (key: string): string => fields.text(key) ?? ''
  return {
    title: text('title'),
    purpose: text('purpose'),
    room: text('room'),
    participants: text('participants'),
    materials: fields.texts('materials') ?? [],
  }
}

function parseAgendas(front: FrontMatter): Readonly<Record<AgendaName, AgendaSource>> {
  const fields = front.fields.map('agendas', AGENDA_NAMES)
  fields?.require(...REQUIRED_AGENDAS)
  const read = (name: AgendaName): AgendaSource => {
    const ids = fields?.ids(name)
    const offsets = fields?.offsetsIn(name) ?? []
    const place: Place = fields === undefined ? front.placeOf('agendas') : front.place(fields.offsetOf(name))
    return { isThere: ids !== undefined, place, entries: (ids ?? []).map((id, index) => ({ id, place: front.place(offsets[index] ?? 0) })) }
  }
  return { short: read('short'), 'two-hours': read('two-hours'), 'half-day': read('half-day'), 'one-day': read('one-day') }
}

type GuidePart = GuideSession | GuideBreak | (GuideHandOut & { readonly kind: 'handout' })

/** Undefined: without an id no agenda can refer to it. */
function parseSection(reader: GuideReader, section: Section): GuidePart | undefined {
  const { text } = reader
  const heading = section.heading as Token
  const attributes = readIdentifiedAttributes(reader, heading, section.attributes, SECTION_ATTRIBUTES)
  const place = locateAttributes(text, heading, section.attributes)
  if (section.title === '') text.report(place, 'title-missing')
  const written = attributes.settings.get('kind')
  const kind = SECTION_KINDS.find(known => known === written)
  if (written !== undefined && kind === undefined)
    text.report(place, 'guide-section-kind', { kind: written, known: SECTION_KINDS.join(', ') })
  const reportUnknown = (keys: readonly string[], known: string) => {
    for (const key of keys) if (attributes.settings.has(key)) text.report(place, 'attribute-unknown', { key, known })
  }
  if (kind === 'handout') {
    reportUnknown(['minutes', 'least', 'drop'], 'kind')
    if (attributes.id === undefined) return undefined
    return { kind, id: attributes.id, title: stripLabel(section.title), html: toHtml(reader, section, { isRequired: true }) }
  }
  const minutes = readMinutes(reader, heading, attributes, 'minutes')
  if (!attributes.settings.has('minutes')) text.report(place, 'field-missing', { key: 'minutes' })
  if (kind === 'break') {
    reportUnknown(['least', 'drop'], 'minutes, kind')
    if (attributes.id === undefined) return undefined
    const html = toHtml(reader, section, { isRequired: false })
    return { kind, id: attributes.id, title: section.title, minutes: minutes ?? 0, html }
  }
  const session = parseSession(reader, section, { ...attributes, id: attributes.id ?? '', minutes: minutes ?? 0 })
  return attributes.id === undefined ? undefined : session
}

function toHtml({ text }: GuideReader, { heading, tokens }: Section, { isRequired }: { readonly isRequired: boolean }): string {
  const html = text.html(tokens).trim()
  if (html === '' && isRequired) text.report(text.placeOf(heading as Token), 'stem-missing')
  return html
}

function findPlace({ declarations }: GuideReader, id: string): Place {
  return declarations.find(declaration => declaration.id === id) ?? { line: 1, column: 1 }
}
