/** Converts data of one schema version to the next. */
export type Migration = (data: unknown) => unknown

/** A kind of document: how its data is parsed and how older data is migrated. */
export interface DocumentKind<T> {
  /** Also the name of its migrations folder. */
  readonly name: string
  /** Index n - 1 migrates schema n to n + 1, so the current schema is the length plus 1. Migrations are never removed. */
  readonly migrations: readonly Migration[]
  /** Throws when the data does not have the right shape. */
  readonly parse: (data: unknown) => T
}

export function currentSchema(kind: Pick<DocumentKind<unknown>, 'migrations'>): number {
  return kind.migrations.length + 1
}

/** Migrates data to the current schema and parses it. */
export function migrate<T>(kind: DocumentKind<T>, schema: number, data: unknown): T {
  const migrated = kind.migrations.slice(schema - 1).reduce((older, migration) => migration(older), data)
  return kind.parse(migrated)
}
