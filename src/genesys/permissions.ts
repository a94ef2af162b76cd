/**
 * Permissions as Genesys lists them for a user, `domain:entity:action`, where `*` stands for any part
 * (https://help.genesys.cloud/articles/about-roles-permissions/).
 */
export type PermissionAnswer = 'granted' | 'missing' | 'unknown';

/**
 * @param held the user's permissions; null when they are not known.
 * @param anyOf permissions any of which is enough, such as `routing:queue:view`.
 */
export function permissionOf(held: readonly string[] | null, anyOf: readonly string[]): PermissionAnswer {
  if (held === null) return 'unknown';
  return anyOf.some((needed) => held.some((permission) => includes(permission, needed))) ? 'granted' : 'missing';
}

function includes(held: string, needed: string): boolean {
  const wanted = needed.split(':');
  return held.split(':').every((part, index) => part === '*' || part === wanted[index]);
}
