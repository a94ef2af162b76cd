/** `npm run validate`: holds an edition against Zapier's schema, and tells what is wrong with the scopes it asks for at login. */
import { runCommand } from './lib/cli.ts';
import { onlyEdition } from './lib/edition.ts';
import { zapierCli } from './lib/zapier-cli.ts';

await runCommand(async (args) => {
  const edition = onlyEdition(args, 'validate', "Holds the integration against Zapier's schema.");
  if (edition === null) return;
  // It builds by itself, through `_zapier-build`.
  process.exitCode = zapierCli(edition, 'validate', '--without-style');
  // The other edition asks for none.
  if (process.exitCode === 0 && edition === 'user') await import('./check-scopes.ts');
});
