/**
 * Output fields for each media type, such as `voice__waiting` labeled "Voice Waiting". Objects and not line items: so each
 * number can be picked by itself in a filter or a message.
 */
import { MEDIA_TYPES } from '../../genesys/statistics/media-types.ts';

type Field = { key: string; label: string; type: 'number' | 'integer' };

export function mediaFields(fields: readonly Field[]): Field[] {
  return MEDIA_TYPES.flatMap((mediaType) => {
    const name = mediaType.replace(/^./, (first) => first.toUpperCase());
    return fields.map(({ key, label, type }) => ({ key: `${mediaType}__${key}`, label: `${name} ${label}`, type }));
  });
}
