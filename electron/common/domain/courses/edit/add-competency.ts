import { isSeq, parseDocument } from 'yaml'
import { parseCompetencies } from '#common/domain/courses/parse-competencies.ts'
import { normaliseText } from '#common/domain/shared/content/source-text.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import type { LocaleText } from '#common/domain/shared/locale.ts'

export interface AddedCompetency {
  readonly id: string
  /** `competencies.yaml` with the new entry at its end. */
  readonly text: string
}

/** Adds a competency, with an id out of its title. Undefined when the file is broken: nothing may be lost from it. */
export function addCompetency(before: string, title: LocaleText): AddedCompetency | undefined {
  const text = normaliseText(before)
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent', stringKeys: true })
  const isList = document.contents === null || (isSeq(document.contents) && document.contents.flow !== true)
  if (document.errors.length > 0 || !isList) return undefined
  const id = findFreeId(toId(title), new Set(parseCompetencies(text).competencies.map(known => known.id)))
  const words = LOCALES.flatMap(lang => (title[lang] === undefined ? [] : [`    ${lang}: ${JSON.stringify(title[lang])}`]))
  const indent = ' '.repeat(firstIndent(text))
  const entry = [`- id: ${id}`, '  title:', ...words].map(line => `${indent}${line}\n`).join('')
  return { id, text: `${text.trimEnd()}${text.trim() === '' ? '' : '\n'}${entry}` }
}

function firstIndent(text: string): number {
  return /^( *)- /m.exec(text)?.[1]?.length ?? 0
}

function toId(title: LocaleText): string {
  const words = LOCALES.map(lang => title[lang]).find(word => word !== undefined && /[a-z]/i.test(word)) ?? ''
  const id = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 48)
    .replace(/^-+|-+$/g, '')
  return id === '' ? 'competency' : id
}

function findFreeId(id: string, used: ReadonlySet<string>): string {
  let free = id
  for (let number = 2; used.has(free); number += 1) free = `${id}-${number}`
  return free
}
