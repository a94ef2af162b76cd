/**
 * What changes something in Genesys Cloud. `#writing` of package.json leads here, or to `none.ts` where the bundle is made with
 * the condition `read-only`: https://nodejs.org/api/packages.html#subpath-imports
 */
import createCallback from './create-callback.ts';

export default {
  creates: {
    [createCallback.key]: createCallback,
  },
};
