import { TOKEN_STORAGE_KEY } from '#common/contract/wire.ts'

/** The token that the sign-in page of browser mode left here. */
export function pageToken(): string | undefined {
  return localStorage.getItem(TOKEN_STORAGE_KEY) ?? undefined
}
