/** "Benali, Samira" as "Samira Benali". */
export function swapFamilyName(name: string): string {
  const [family = '', given = '', ...more] = name.split(',').map(part => part.trim())
  return given === '' || more.length > 0 ? name : `${given} ${family}`
}

const SINGLE_NAME = /^(?:(?:al|el|ben|bin|ibn|de|del|la|le|da|dos|van|von|di)\s)*[\p{L}\p{M}'’-]+$/iu

/**
 * Whether the rows of a list are "Benali, Samira": one word, a comma and a space, one or two words, and no second cell twice, as an
 * organisation would be.
 */
export function isFamilyNameFirst(rows: readonly (readonly string[])[]): boolean {
  const given = rows.map(cells => cells[1] ?? '')
  return (
    rows.length > 1 &&
    rows.every(cells => cells.length === 2 && SINGLE_NAME.test(cells[0] ?? '')) &&
    given.every(
      cell =>
        cell.startsWith(' ') &&
        cell
          .trim()
          .split(' ')
          .every(word => SINGLE_NAME.test(word)) &&
        cell.trim().split(' ').length < 3,
    ) &&
    new Set(given.map(cell => cell.trim().toLowerCase())).size === given.length
  )
}
