/** The part of Lunr that the benchmark uses; its own types are another package. */
declare module 'lunr' {
  interface Builder {
    readonly pipeline: { readonly reset: () => void }
    readonly searchPipeline: { readonly reset: () => void }
    readonly ref: (name: string) => void
    readonly field: (name: string) => void
    readonly add: (document: Readonly<Record<string, unknown>>) => void
  }
  interface Query {
    readonly term: (word: string, options: { readonly presence: number; readonly wildcard: number }) => void
  }
  interface Index {
    readonly query: (build: (query: Query) => void) => readonly unknown[]
  }
  interface Lunr {
    (build: (this: Builder) => void): Index
    readonly tokenizer: (text: string) => readonly object[]
    readonly Query: {
      readonly presence: { readonly REQUIRED: number }
      readonly wildcard: { readonly NONE: number; readonly TRAILING: number }
    }
  }
  const lunr: Lunr
  export default lunr
}
