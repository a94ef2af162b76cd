/** Does it look like the id of an OAuth client? Genesys's are UUIDs; what is none may be the secret, where the two were swapped. */
export const isClientId = (id: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);
