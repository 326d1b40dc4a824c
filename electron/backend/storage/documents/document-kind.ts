/** Takes the data of one schema to the next. */
export type Migration = (data: unknown) => unknown

/** A kind of document: what it holds and how older ones become it. */
export interface DocumentKind<T> {
  /** Also the folder of its migrations. */
  readonly name: string
  /** The one after schema n is at index n - 1, so the current schema is their number plus 1. They are kept for ever. */
  readonly migrations: readonly Migration[]
  /** Throws when the data is not of this kind. */
  readonly parse: (data: unknown) => T
}

export function schemaOf(kind: Pick<DocumentKind<unknown>, 'migrations'>): number {
  return kind.migrations.length + 1
}

/** Data of an older schema as data of the current one, parsed. */
export function migrate<T>(kind: DocumentKind<T>, schema: number, data: unknown): T {
  const migrated = kind.migrations.slice(schema - 1).reduce((older, migration) => migration(older), data)
  return kind.parse(migrated)
}
