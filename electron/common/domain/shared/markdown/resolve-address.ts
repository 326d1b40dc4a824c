import { AUDIO_TYPES } from '#common/domain/shared/content/audio-file.ts'
import { findNameFault } from '#common/domain/shared/content/file-names.ts'
import type { ProblemCode } from '#common/domain/shared/content/problem.ts'
import type { Direction } from '#common/domain/shared/locale.ts'
import type { WrittenText } from './passages.ts'
import type { SafeLink } from './tokens.ts'

/** The context that resolves links and pictures of a text. */
export interface MarkdownContext {
  readonly courseId: string
  readonly version: string
  /** Ids of lessons by file name (`02-how-linked.md`). */
  readonly lessonIds: ReadonlyMap<string, string>
  /** Undefined: from left to right. */
  readonly direction?: Direction
  /** Called for every text as it is read, for the writing rules. */
  readonly onText?: (text: WrittenText) => void
}

export type ResolvedLink =
  | { readonly kind: 'safe'; readonly link: SafeLink; readonly term?: string }
  | { readonly kind: 'heading'; readonly slug: string }
  | { readonly kind: 'refused'; readonly code: ProblemCode }

export type ResolvedMedia =
  | { readonly kind: 'safe'; readonly src: string; readonly path: string }
  | { readonly kind: 'refused'; readonly code: ProblemCode; readonly values?: Readonly<Record<string, string>> }

const SCHEME = /^[a-z][a-z0-9+.-]*:/i
const WEB = /^(?:https?:\/\/[^\s/]|mailto:[^\s@]+@)/i
const TERM = /^(?:\.\/)?glossary\.md#(.+)$/
const LESSON = /^(?:\.\/)?([^/#?]+\.md)(?:#.*)?$/
const IMAGE_FILE = /^\.\.\/(media\/.+)$/u
export const IMAGE_TYPES = ['svg', 'png', 'jpg', 'jpeg', 'webp'] as const

/** Resolves a link to the web, a term, a lesson or a heading. */
export function resolveLink(href: string, context: MarkdownContext): ResolvedLink {
  const address = withoutControls(href)
  if (WEB.test(address)) return { kind: 'safe', link: { kind: 'web', href: address.replaceAll('&amp;', '&') } }
  if (SCHEME.test(address) || address.startsWith('//') || address.startsWith('\\')) return { kind: 'refused', code: 'link-scheme' }
  if (address.startsWith('#') && address.length > 1) return { kind: 'heading', slug: decoded(address.slice(1)) }
  const term = TERM.exec(address)?.[1]
  if (term !== undefined) return { kind: 'safe', link: { kind: 'term', href: `#term-${term}` }, term }
  const file = LESSON.exec(address)?.[1]
  if (file === undefined) return { kind: 'refused', code: 'link-form' }
  const lessonId = context.lessonIds.get(decoded(file))
  return lessonId === undefined
    ? { kind: 'refused', code: 'link-dead' }
    : { kind: 'safe', link: { kind: 'inside', href: `#lesson-${lessonId}` } }
}

/** Resolves a picture, which must be in the course's media folder. */
export function resolveImage(href: string, context: MarkdownContext): ResolvedMedia {
  return resolveMedia(href, context, { path: 'image-path', type: 'image-type', types: IMAGE_TYPES })
}

/** Resolves a sound file, which must be in the course's media folder. */
export function resolveAudio(href: string, context: MarkdownContext): ResolvedMedia {
  return resolveMedia(href, context, { path: 'audio-path', type: 'audio-path', types: AUDIO_TYPES })
}

interface MediaRule {
  readonly path: ProblemCode
  readonly type: ProblemCode
  readonly types: readonly string[]
}

function resolveMedia(href: string, context: MarkdownContext, rule: MediaRule): ResolvedMedia {
  const address = decoded(withoutControls(href))
  if (SCHEME.test(address) || address.startsWith('//')) return { kind: 'refused', code: 'image-remote' }
  const path = IMAGE_FILE.exec(address)?.[1]?.normalize('NFC')
  if (path === undefined || path.split('/').some(name => ['', '.', '..'].includes(name))) return { kind: 'refused', code: rule.path }
  const refused = refuseName(path)
  if (refused !== undefined) return refused
  const type = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  if (!rule.types.includes(type)) return { kind: 'refused', code: rule.type }
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  return { kind: 'safe', path, src: `/files/${context.courseId}/${context.version}/${encoded}` }
}

function refuseName(path: string): ResolvedMedia | undefined {
  for (const name of path.split('/')) {
    const fault = findNameFault(name)
    if (fault?.kind === 'reserved') return { kind: 'refused', code: 'image-name-reserved', values: { name } }
    if (fault?.kind === 'sign') return { kind: 'refused', code: 'image-name', values: { name, sign: fault.sign } }
  }
  return undefined
}

/** Browsers ignore control characters inside a scheme. */
function withoutControls(address: string): string {
  return address.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim()
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
