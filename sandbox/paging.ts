/** Pages as the API's `*EntityListing` schemas have them; larger pages than allowed are lowered silently, as Genesys does elsewhere. */

interface Listing<T> {
  entities: T[];
  pageSize: number;
  pageNumber: number;
  total: number;
  pageCount: number;
  firstUri: string;
  selfUri: string;
  lastUri: string;
  nextUri?: string;
  previousUri?: string;
}

/**
 * @param all everything there is, in order
 * @param show makes the entity of an item; called for the page's items only
 * @param request path and query of the call: `pageNumber` from 1 (default 1), `pageSize` from 1 (default 25)
 * @param cap the largest page size
 */
export function listing<T, E>(
  all: T[],
  show: (item: T) => E,
  request: { path: string; query: URLSearchParams },
  cap: number,
): Listing<E> {
  const pageNumber = Number(request.query.get('pageNumber') ?? 1);
  const size = Number(request.query.get('pageSize') ?? 25);
  const pageSize = Math.min(size, cap);
  const pageCount = Math.ceil(all.length / pageSize);
  const uri = (page: number): string => {
    const query = new URLSearchParams(request.query);
    query.set('pageSize', String(pageSize));
    query.set('pageNumber', String(page));
    return `${request.path}?${query}`;
  };
  return {
    entities: all.slice((pageNumber - 1) * pageSize, pageNumber * pageSize).map(show),
    pageSize,
    pageNumber,
    total: all.length,
    pageCount,
    firstUri: uri(1),
    selfUri: uri(pageNumber),
    lastUri: uri(Math.max(pageCount, 1)),
    ...(pageNumber < pageCount ? { nextUri: uri(pageNumber + 1) } : {}),
    ...(pageNumber > 1 ? { previousUri: uri(pageNumber - 1) } : {}),
  };
}
