/** The schemas of a search of users; from the same document as `queue.ts`. */
import type { Schema } from './schema.ts';

const SORT_ORDER = ['ASC', 'DESC', 'SCORE'];

export const SEARCH_SCHEMAS: Readonly<Record<string, Schema>> = {
  UserSearchRequest: {
    sortOrder: SORT_ORDER,
    sortBy: 'text',
    pageSize: 'integer',
    pageNumber: 'integer',
    sort: { listOf: 'SearchSort' },
    expand: { listOf: 'text' },
    query: { listOf: 'UserSearchCriteria' },
    integrationPresenceSource: ['MicrosoftTeams', 'ZoomPhone', 'EightByEight'],
    enforcePermissions: 'boolean',
  },
  UserSearchCriteria: {
    endValue: 'text',
    values: { listOf: 'text' },
    startValue: 'text',
    value: 'text',
    operator: ['AND', 'OR', 'NOT'],
    group: { listOf: 'UserSearchCriteria' },
    dateFormat: 'text',
    fields: { listOf: 'text' },
    type: [
      ...['EXACT', 'STARTS_WITH', 'CONTAINS', 'REGEX', 'TERM', 'TERMS', 'REQUIRED_FIELDS', 'MATCH_ALL', 'QUERY_STRING'],
      ...['RANGE', 'LESS_THAN', 'LESS_THAN_EQUAL_TO', 'GREATER_THAN', 'GREATER_THAN_EQUAL_TO'],
    ],
  },
  SearchSort: { sortOrder: SORT_ORDER, sortBy: 'text' },
};
