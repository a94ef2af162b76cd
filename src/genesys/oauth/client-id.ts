/** Does it look like the id of an OAuth client? Genesys's are UUIDs; what is none may be the secret, where the two were swapped. */
export { isUuid as isClientId } from '../values.ts';
