/** `npm run sandbox`: serves the sandbox until it is stopped, and prints what is needed to use it from a shell or with `zapier-platform invoke`. */
import type { Sandbox } from '../sandbox/index.ts';
import { runCommand } from './lib/cli.ts';
import { printProse, printUsage } from './lib/terminal.ts';
import { type Flags, readFlags, USAGE } from './sandbox/flags.ts';

await runCommand(async (args) => {
  const flags = readFlags(args);
  if (flags.help) printUsage(USAGE);
  else await serve(flags);
});

async function serve(flags: Flags) {
  const { port, queues, seed, latency, sparse, redirectUris, unknownScope, introspection, consent } = flags;
  const { startSandbox } = await import('../sandbox/index.ts');
  let sandbox: Sandbox;
  try {
    sandbox = await startSandbox({ port, queues, seed, latency, sparse });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    printProse(`Port ${port} is in use. Stop what listens there, or choose another with --port.`, process.stderr);
    process.exitCode = 1;
    return;
  }
  Object.assign(sandbox.state.settings, { unknownScope, introspection, consent });
  sandbox.state.clients.find(({ id }) => id === sandbox.client.id)?.redirectUris.push(...redirectUris);
  printProse(greeting(sandbox, queues));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => sandbox.close());
}

function greeting({ url, client, serviceClient, issueTokens }: Sandbox, queues: number): string {
  const { accessToken, refreshToken, expiresAt } = issueTokens();
  return `A sandbox of Genesys Cloud with ${queues} queues listens on ${url}

Client id      ${client.id}
Client secret  ${client.secret}
Access token   ${accessToken}

Try it:
  curl -H 'Authorization: Bearer ${accessToken}' '${url}/api/v2/routing/queues?pageSize=1'

For .env, to use it with npm run -s invoke:
  CLIENT_ID=${client.id}
  CLIENT_SECRET=${client.secret}
  GENESYS_SANDBOX_URL=${url}
  authData_access_token=${accessToken}
  authData_refresh_token=${refreshToken}
  authData_expires_at=${expiresAt}
  authData_region=sandbox

For .env besides, to use it with npm run -s invoke -- --edition service-account, whose auth refresh comes first:
  authData_oauth_client=${serviceClient.id}
  authData_oauth_client_key=${serviceClient.secret}

For .env, to check it with npm run doctor, which signs in by client credentials:
  GENESYS_CLIENT_ID=${serviceClient.id}
  GENESYS_CLIENT_SECRET=${serviceClient.secret}
  GENESYS_REGION=sandbox

Ctrl+C stops it.`;
}
