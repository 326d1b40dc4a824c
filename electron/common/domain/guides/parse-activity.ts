import type { Token } from 'marked'
import type { Place } from '#common/domain/shared/content/problem.ts'
import { itemParts } from '#common/domain/shared/markdown/list-items.ts'
import { plainText } from '#common/domain/shared/markdown/plain-text.ts'
import { isListToken } from '#common/domain/shared/markdown/tokens.ts'
import { ACTIVITY_KINDS, isActivityKind, getActivityRules } from '#common/domain/workshops/activity-kinds.ts'
import type { ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import { locateAttributes, readIds, readIdentifiedAttributes, readYes } from './guide-reader.ts'
import type { GuideReader } from './guide-reader.ts'
import { stripLabel } from './guide-parts.ts'
import type { GuidePartTokens } from './parse-session.ts'
import type { GuideActivity } from './workshop-guide.ts'

const SETTINGS = ['kind', 'questions', 'multiple', 'anonymous']

/** Reads `### Activity: Title {#id kind=poll}` and what stands under it. Undefined: nothing could be run without an id and a kind. */
export function parseActivity(reader: GuideReader, { heading, title, attributes, tokens }: GuidePartTokens): GuideActivity | undefined {
  const { text } = reader
  const named = readIdentifiedAttributes(reader, heading, attributes, SETTINGS)
  const place = locateAttributes(text, heading, attributes)
  const kind = named.settings.get('kind')
  if (!isActivityKind(kind)) text.report(place, 'guide-activity-kind', { kind: kind ?? '', known: Object.keys(ACTIVITY_KINDS).join(', ') })
  const list = tokens.find(isListToken)
  const items = list?.items.map(item => plainText(itemParts(item).words)) ?? []
  const promptHtml = text.html(tokens.filter(token => token !== (list as Token | undefined))).trim()
  if (promptHtml === '') text.report(text.placeOf(heading), 'stem-missing')
  const questionIds = readIds(reader, heading, named, 'questions')
  for (const target of questionIds) text.references.push({ kind: 'question', target, ...text.placeOf(heading, target) })
  const multiple = readYes(reader, heading, named, 'multiple')
  const anonymous = readYes(reader, heading, named, 'anonymous')
  if (!isActivityKind(kind)) return undefined
  checkTerms(reader, kind, { place, items, questionIds, multiple, asksQuestions: named.settings.has('questions') })
  return named.id === undefined
    ? undefined
    : { id: named.id, kind, title: stripLabel(title), promptHtml, items, questionIds, multiple, anonymous }
}

interface Written extends Pick<GuideActivity, 'items' | 'questionIds' | 'multiple'> {
  readonly place: Place
  readonly asksQuestions: boolean
}

function checkTerms({ text }: GuideReader, kind: ActivityKind, { place, items, questionIds, multiple, asksQuestions }: Written): void {
  const terms = getActivityRules(kind)
  const { least, most } = terms.items ?? { least: 0, most: 0 }
  if (items.length < least || items.length > most)
    text.report(place, 'guide-items-count', { kind, count: String(items.length), least: String(least), most: String(most) })
  const unknown = [
    ...(asksQuestions && terms.questions === undefined ? ['questions'] : []),
    ...(multiple && !terms.multiple ? ['multiple'] : []),
  ]
  for (const key of unknown)
    text.report(place, 'attribute-unknown', { key, known: SETTINGS.filter(known => !unknown.includes(known)).join(', ') })
  if (terms.questions === undefined) return
  const count = questionIds.length
  if (count < terms.questions.least || count > terms.questions.most)
    text.report(place, 'guide-questions-count', {
      kind,
      count: String(count),
      least: String(terms.questions.least),
      most: String(terms.questions.most),
    })
}
