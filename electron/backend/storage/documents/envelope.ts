import { createHash } from 'node:crypto'

/** How a document lies on the disk: one line of JSON. */
export interface Envelope {
  /** Number of the schema of `data`, per kind of document. */
  readonly schema: number
  /** ISO 8601, UTC; for a person who looks, decides nothing. */
  readonly writtenAt: string
  /** SHA-256 of the other fields, hexadecimal. */
  readonly checksum: string
  readonly data: unknown
}

export type Opened =
  | { readonly kind: 'good'; readonly envelope: Envelope }
  /** Written by a newer version; nothing else of it is known, not even how its checksum is made. */
  | { readonly kind: 'newer'; readonly schema: number }
  | { readonly kind: 'bad' }

export function sealEnvelope(schema: number, writtenAt: string, data: unknown): Uint8Array {
  const json = JSON.stringify(data)
  const head = JSON.stringify({ schema, writtenAt, checksum: checksumOf(schema, writtenAt, json) })
  return new TextEncoder().encode(`${head.slice(0, -1)},"data":${json}}\n`)
}

/** @param schema the newest schema this version knows */
export function openEnvelope(bytes: Uint8Array, schema: number): Opened {
  const fields = parseObject(bytes)
  if (fields === undefined || !isSchema(fields['schema'])) return { kind: 'bad' }
  if (fields['schema'] > schema) return { kind: 'newer', schema: fields['schema'] }
  const { writtenAt, checksum, data } = fields
  if (typeof writtenAt !== 'string' || typeof checksum !== 'string' || data === undefined) return { kind: 'bad' }
  if (checksum !== checksumOf(fields['schema'], writtenAt, JSON.stringify(data))) return { kind: 'bad' }
  return { kind: 'good', envelope: { schema: fields['schema'], writtenAt, checksum, data } }
}

function checksumOf(schema: number, writtenAt: string, json: string): string {
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
