/** The integration, in the edition that is the default: a user signs in, by OAuth 2.0 authorization code. */
import authentication from './authentication/index.ts';

// After it: so what all steps share stands together in the bundle, and build.zip is 1 kB smaller.

import { app } from './app.ts';

export default app(authentication);
