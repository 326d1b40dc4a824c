/** Every error code of the contract, with its HTTP status. The screens supply the words. */
export const ERROR_STATUS = {
  'bad-input': 400,
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'storage-failed': 507,
  'storage-full': 507,
  'storage-read-only': 507,
  'storage-newer': 507,
  'document-failed': 500,
  timeout: 504,
  disconnected: 503,
  internal: 500,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

/** `details` holds values for the message, never a stack or a path. */
export class CodedError extends Error {
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, string | number>>

  constructor(code: ErrorCode, details: Readonly<Record<string, string | number>> = {}, options?: { readonly cause?: unknown }) {
    super(code, options)
    this.name = 'CodedError'
    this.code = code
    this.details = details
  }
}
