/**
 * Core prepares an app's definition, copies, compiles and freezes it, twice for each run, which takes longer than most runs. What comes
 * of it is frozen and depends on the definition alone, so that under test each definition is prepared once, and all runs of
 * a file share it. (Core's create-lambda-handler.js has the half of that as a TODO.) A side effect of importing this.
 */
import { createRequire } from 'node:module';

interface SchemaTools {
  prepareApp(app: object): object;
}

const tools: SchemaTools = createRequire(import.meta.url)('zapier-platform-core/src/tools/schema');
const { prepareApp } = tools;
const prepared = new WeakMap<object, object>();

tools.prepareApp = (app) => {
  const once = prepared.get(app) ?? prepareApp(app);
  prepared.set(app, once);
  return once;
};
