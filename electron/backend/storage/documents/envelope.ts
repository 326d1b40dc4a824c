import { createHash } from 'node:crypto'

/** A document as it is stored: one line of JSON. */
export interface Envelope {
  /** Schema version of `data`; each kind of document counts its own. */
  readonly schema: number
  /** ISO 8601, UTC; for people, nothing depends on it. */
  readonly writtenAt: string
  /** SHA-256 of the other fields, in hexadecimal. */
  readonly checksum: string
  readonly data: unknown
}

export type OpenedEnvelope =
  | { readonly kind: 'good'; readonly envelope: Envelope }
  /** Written by a newer version of the suite, whose checksum may be computed differently. */
  | { readonly kind: 'newer'; readonly schema: number }
  | { readonly kind: 'bad' }

export function sealEnvelope(schema: number, writtenAt: string, data: unknown): Uint8Array {
  const json = JSON.stringify(data)
  const head = JSON.stringify({ schema, writtenAt, checksum: computeChecksum(schema, writtenAt, json) })
  return new TextEncoder().encode(`${head.slice(0, -1)},"data":${json}}\n`)
}

/** @param schema the newest schema version this program knows */
export function openEnvelope(bytes: Uint8Array, schema: number): OpenedEnvelope {
  const fields = parseObject(bytes)
  if (fields === undefined || !isSchema(fields['schema'])) return { kind: 'bad' }
  if (fields['schema'] > schema) return { kind: 'newer', schema: fields['schema'] }
  const { writtenAt, checksum, data } = fields
  if (typeof writtenAt !== 'string' || typeof checksum !== 'string' || data === undefined) return { kind: 'bad' }
  if (checksum !== computeChecksum(fields['schema'], writtenAt, JSON.stringify(data))) return { kind: 'bad' }
  return { kind: 'good', envelope: { schema: fields['schema'], writtenAt, checksum, data } }
}

/** Without computing the checksum. @param schema the newest schema version this program knows */
export function isNewerEnvelope(bytes: Uint8Array, schema: number): boolean {
  const found = parseObject(bytes)?.['schema']
  return isSchema(found) && found > schema
}

function computeChecksum(schema: number, writtenAt: string, json: string): string {
  return createHash('sha256').update(`${schema}\n${writtenAt}\n${json}`).digest('hex')
}

function isSchema(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1
}

function parseObject(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
