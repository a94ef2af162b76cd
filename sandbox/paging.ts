/** Pages as the API's `*EntityListing` schemas have them; larger pages than allowed are lowered silently, as Genesys does elsewhere. */
import { ApiError } from './reply.ts';

export interface Listing<T> {
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
 * @throws ApiError 400 invalid.page.number, invalid.query.param.value
 */
export function listing<T, E>(
  all: T[],
  show: (item: T) => E,
  request: { path: string; query: URLSearchParams },
  cap: number,
): Listing<E> {
  const pageNumber = positive(request.query.get('pageNumber') ?? '1');
  if (pageNumber === undefined) throw new ApiError(400, 'invalid.page.number', 'Invalid page number specified.');
  const asked = request.query.get('pageSize') ?? '25';
  const size = positive(asked);
  if (size === undefined) throw invalidValue(asked, 'pageSize', '1 or more');
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

/** The fields `expand` names; repeated, as the contract has it, or with commas between them. */
export function expanded(query: URLSearchParams): string[] {
  return query.getAll('expand').flatMap((value) => value.split(','));
}

/** @returns the parameter's value. @throws ApiError 400 invalid.query.param.value unless it is absent or one of those allowed */
export function choice<T extends string>(
  query: URLSearchParams,
  parameter: string,
  allowed: readonly T[],
): T | undefined {
  const value = query.get(parameter)?.toLowerCase();
  const found = allowed.find((candidate) => candidate === value);
  if (value !== undefined && found === undefined) throw invalidValue(value, parameter, allowed.join(', '));
  return found;
}

/** The 400 for a query parameter out of its range. */
function invalidValue(value: string, parameter: string, allowed: string): ApiError {
  const text = `Value [${value}] is not valid for parameter [${parameter}]. Allowable values are: ${allowed}`;
  return new ApiError(400, 'invalid.query.param.value', text);
}

function positive(text: string): number | undefined {
  const value = Number(text);
  return /^\d+$/.test(text) && value >= 1 && value < 2 ** 31 ? value : undefined;
}
