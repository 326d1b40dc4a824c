import type { Token, Tokens } from 'marked'
import { parseQuestion } from '#common/domain/quizzes/parse-question.ts'
import type { Place } from '#common/domain/shared/content/problem.ts'
import type { Declaration } from '#common/domain/shared/content/reference.ts'
import { readAttributes } from '#common/domain/shared/markdown/attributes.ts'
import type { Attributes } from '#common/domain/shared/markdown/attributes.ts'
import { BLOCK_NAMES, CALLOUT_NAMES, QUESTION_PART_NAMES, TITLED_NAMES } from '#common/domain/shared/markdown/block-names.ts'
import type { MarkdownText } from '#common/domain/shared/markdown/markdown-text.ts'
import type { TextKind } from '#common/domain/shared/markdown/passages.ts'
import { plainText } from '#common/domain/shared/markdown/plain-text.ts'
import { onlyPicture } from '#common/domain/shared/markdown/rendering.ts'
import { isBlockToken, isListToken } from '#common/domain/shared/markdown/tokens.ts'
import type { BlockToken, ImageToken } from '#common/domain/shared/markdown/tokens.ts'
import { parseSlide } from '#common/domain/guides/parse-slide.ts'
import { CASE_SETTINGS, readCaseFacts } from './case-facts.ts'
import type { CalloutTone, LessonBlock } from './course.ts'

const TITLED: readonly string[] = TITLED_NAMES
const IN_QUESTIONS: readonly string[] = QUESTION_PART_NAMES
const KNOWN: readonly string[] = BLOCK_NAMES
const AUDIO_SETTINGS = ['file']

/** Splits a lesson's tokens into blocks; everything between two blocks is prose. */
export function readBlocks(text: MarkdownText, declarations: Declaration[]): readonly LessonBlock[] {
  const blocks: LessonBlock[] = []
  let prose: Token[] = []
  const endProse = () => {
    const html = text.html(prose).trim()
    text.show(
      'prose',
      prose.filter(token => token.type !== 'footnote'),
    )
    if (html !== '') blocks.push({ kind: 'prose', html })
    prose = []
  }
  for (const token of text.tokens) {
    const picture = token.type === 'paragraph' ? onlyPicture((token as Tokens.Paragraph).tokens) : undefined
    if (isListToken(token) && token.items.some(item => item.task)) text.report(text.placeOf(token), 'task-list')
    if (token.type === 'heading' && token.depth === 1) text.report(text.placeOf(token), 'heading-level')
    if (!isBlockToken(token) && picture === undefined) {
      if (token.type !== 'footnotes') prose.push(token)
      continue
    }
    endProse()
    if (picture !== undefined) text.show('prose', [token])
    const block = isBlockToken(token) ? readBlock(text, token, declarations) : toFigure(picture)
    if (block !== undefined) blocks.push(block)
  }
  if (text.footnotes !== undefined)
    text.show(
      'note',
      text.tokens.filter(token => token.type === 'footnote'),
    )
  if (text.footnotes !== undefined) prose.push(text.footnotes as unknown as Token)
  endProse()
  return blocks
}

function toFigure(picture: ImageToken | undefined): LessonBlock | undefined {
  if (picture?.safeSrc === undefined) return undefined
  return { kind: 'figure', src: picture.safeSrc, alt: picture.text, caption: picture.title ?? undefined }
}

function readBlock(text: MarkdownText, block: BlockToken, declarations: Declaration[]): LessonBlock | undefined {
  const token = block as unknown as Token
  const place = text.placeOf(token)
  if (!KNOWN.includes(block.name)) {
    text.claim(token)
    text.report(place, 'block-kind-unknown', { name: block.name, known: KNOWN.join(', ') })
    return undefined
  }
  if (IN_QUESTIONS.includes(block.name)) return undefined
  text.claim(token)
  const title = plainText(block.titleTokens)
  text.showTitle(block)
  if (block.name === 'CHECK') {
    const question = parseQuestion(
      text,
      { heading: token, title, attributes: block.attributes, tokens: block.tokens, sources: undefined },
      declarations,
    )
    return question && { kind: 'check', question }
  }
  const { id, settings } = readBlockAttributes(text, block, declarations)
  if ((TITLED.includes(block.name) || block.name === 'AUDIO') && title === '')
    text.report(place, 'block-title-missing', { name: block.name })
  return toBlock(text, block, { title, id, settings })
}

function readBlockAttributes(text: MarkdownText, block: BlockToken, declarations: Declaration[]): Attributes {
  const token = block as unknown as Token
  const place = findAttributes(text, block)
  const known = block.name === 'CASE' ? CASE_SETTINGS : block.name === 'AUDIO' ? AUDIO_SETTINGS : []
  const attributes = readAttributes(block.attributes, known, (code, values) => text.report(place, code, values))
  const { id } = attributes
  if (TITLED.includes(block.name) && !block.attributes?.includes('#')) text.report(place, 'block-id-missing', { name: block.name })
  if (id !== undefined) declarations.push({ kind: 'block', id, ...text.placeOf(token, `#${id}`) })
  return attributes
}

function findAttributes(text: MarkdownText, block: BlockToken): Place {
  const token = block as unknown as Token
  return block.attributes === undefined ? text.placeOf(token) : text.placeOf(token, `{${block.attributes}`)
}

function toBlock(text: MarkdownText, block: BlockToken, { title, id, settings }: Attributes & { readonly title: string }): LessonBlock {
  if (block.name === 'SLIDE') return { kind: 'slide', ...parseSlide(text, block) }
  const html = text.html(text.withNotes(block)).trim()
  text.show(toTextKind(block.name), block.tokens)
  const tone = CALLOUT_NAMES.find(known => known === block.name)?.toLowerCase() as CalloutTone | undefined
  if (html === '')
    text.report(text.placeOf(block as unknown as Token), block.name === 'AUDIO' ? 'audio-transcript-missing' : 'stem-missing')
  if (tone !== undefined) return { kind: 'callout', tone, title, html }
  if (block.name === 'AUDIO') return toAudio(text, block, { title, html, file: settings.get('file') })
  if (block.name === 'FACILITATOR') return { kind: 'facilitator', title, html }
  if (block.name === 'CASE') {
    const facts = readCaseFacts(settings, (code, values) => text.report(findAttributes(text, block), code, values))
    if (id !== undefined) return { kind: 'case', id, title, html, facts }
  }
  const kind = ({ TOWN: 'town', ACTIVITY: 'activity', REFLECTION: 'reflection' } as const)[block.name]
  // Without an id nothing can be recorded for the block, but its text is still shown.
  return id === undefined || kind === undefined ? { kind: 'callout', tone: 'note', title, html } : { kind, id, title, html }
}

/** Without a file that can be played its text is still shown. */
function toAudio(
  text: MarkdownText,
  block: BlockToken,
  { title, html, file }: { readonly title: string; readonly html: string; readonly file: string | undefined },
): LessonBlock {
  const place = findAttributes(text, block)
  if (file === undefined) text.report(place, 'audio-file-missing')
  const src = file === undefined ? undefined : text.takeAudio(file, place)
  return src === undefined ? { kind: 'callout', tone: 'note', title, html } : { kind: 'audio', src, title, html }
}

function toTextKind(name: string): TextKind {
  const kinds: Readonly<Record<string, TextKind>> = {
    CASE: 'case',
    TOWN: 'town',
    ACTIVITY: 'activity',
    REFLECTION: 'reflection',
    FACILITATOR: 'facilitator',
  }
  return kinds[name] ?? 'callout'
}
