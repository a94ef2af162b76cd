/** The integration, in the edition that is the default: a user signs in, by OAuth 2.0 authorization code. */
import { app } from './app.ts';
import authentication from './authentication/index.ts';

export default app(authentication);
