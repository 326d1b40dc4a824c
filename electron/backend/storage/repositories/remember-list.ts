/** Lists made from documents, by name: from the same documents comes the same list, so that whoever made something of it can tell. */
export function rememberLists<D, T>(make: (documents: readonly D[]) => readonly T[], most: number) {
  const lists = new Map<string, { readonly documents: readonly D[]; readonly list: readonly T[] }>()
  return (name: string, documents: readonly D[]): readonly T[] => {
    const before = lists.get(name)
    const isSame = before?.documents.length === documents.length && documents.every((document, at) => document === before.documents[at])
    const list = isSame ? before.list : make(documents)
    lists.delete(name)
    lists.set(name, { documents, list })
    for (const oldest of lists.keys()) if (lists.size > most) lists.delete(oldest)
    return list
  }
}
