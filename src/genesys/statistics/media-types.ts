/**
 * The media types that are routed through queues and shown one by one. The contract's dimension `mediaType` is a plain
 * string; a type that is not among these counts in all, and nowhere else.
 */
export const MEDIA_TYPES = ['voice', 'callback', 'chat', 'email', 'message'] as const;

export type MediaType = (typeof MEDIA_TYPES)[number];

/** One value for each media type, every key present. */
export function byMediaType<T>(value: (mediaType: MediaType) => T): Record<MediaType, T> {
  return Object.fromEntries(MEDIA_TYPES.map((mediaType) => [mediaType, value(mediaType)])) as Record<MediaType, T>;
}
