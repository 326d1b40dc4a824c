const REPLACEMENTS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeCharacter = (character: string): string => REPLACEMENTS[character] ?? character

/** Escapes Markdown text but keeps entities such as `&eacute;`. */
export function escapeText(text: string): string {
  return text.replace(/[<>"']|&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|\w+;)/g, escapeCharacter)
}

/** Escapes an attribute. No entity survives: a browser would decode `javascript&#58;` to something that runs. */
export function escapeAttribute(text: string): string {
  return text.replace(/[&<>"']/g, escapeCharacter)
}
