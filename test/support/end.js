/** After the last test: see begin.js. */
import { rmSync } from 'node:fs';

export default () => rmSync(process.env.TMPDIR, { recursive: true });
