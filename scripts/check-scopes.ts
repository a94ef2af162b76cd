/**
 * Tells the owner which of the scopes in GENESYS_OAUTH_SCOPES are none of Genesys Cloud. A warning, not an error. The default is ours and no
 * reason to warn anybody.
 */
import { configuredScopes, DEFAULT_SCOPE } from '../src/authentication/scopes.ts';
import { scopeAdvice } from '../src/genesys/oauth/scope-advice.ts';
import { parseFlags, runCommand } from './lib/cli.ts';
import { printUsage, widthOf, wrap } from './lib/terminal.ts';

const USAGE = `Usage: node scripts/check-scopes.ts

Tells which of the scopes in GENESYS_OAUTH_SCOPES are none of Genesys Cloud. npm run validate runs it.

  --help  print this`;

await runCommand((args) => {
  const { help } = parseFlags({
    args: [...args],
    options: { help: { type: 'boolean', short: 'h', default: false } },
  }).values;
  if (help) return printUsage(USAGE);
  const configured = configuredScopes(process.env);
  const print = (line: string) => console.log(wrap(line, widthOf(process.stdout, Number.POSITIVE_INFINITY)).join('\n'));
  print(`Scopes asked for at login: ${configured?.join(', ') ?? `${DEFAULT_SCOPE}, the default`}`);
  for (const advice of scopeAdvice(configured ?? [])) print(`Warning: ${advice}`);
});
