/** `npm run sandbox`: serves the sandbox until it is stopped, and prints what is needed to use it from a shell or with `zapier-platform invoke`. */
import { parseArgs } from 'node:util';
import { type Sandbox, startSandbox } from './index.ts';

const usage = `Usage: node sandbox/cli.ts [--port 4010] [--queues 40] [--seed 1] [--latency 0]
       [--unknown-scope grant|ignore|refuse] [--introspection] [--consent automatic|page]
       [--redirect-uri URL …]`;

/** A mistake in the command line; its message is all the user gets to see. */
class UsageError extends Error {}

try {
  await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n${usage}`);
  process.exitCode = 2;
}

async function main(): Promise<void> {
  const flags = readFlags();
  const port = integer('port', flags.port, 0, 65_535);
  const queues = integer('queues', flags.queues, 0, 1_000_000);
  const seed = integer('seed', flags.seed, 0, 2 ** 31 - 1);
  const latency = integer('latency', flags.latency, 0, 600_000);
  const unknownScope = (['grant', 'ignore', 'refuse'] as const).find((choice) => choice === flags['unknown-scope']);
  if (!unknownScope) throw new UsageError('--unknown-scope must be grant, ignore or refuse.');
  const consent = (['automatic', 'page'] as const).find((choice) => choice === flags.consent);
  if (!consent) throw new UsageError('--consent must be automatic or page.');
  const redirectUris = flags['redirect-uri'];
  const wrong = redirectUris.find((uri) => !URL.canParse(uri));
  if (wrong !== undefined) throw new UsageError(`--redirect-uri must be a whole URL, not "${wrong}".`);
  let sandbox: Sandbox;
  try {
    sandbox = await startSandbox({ port, queues, seed, latency });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    console.error(`Port ${port} is in use. Stop what listens there, or choose another with --port.`);
    process.exitCode = 1;
    return;
  }
  Object.assign(sandbox.state.settings, { unknownScope, introspection: flags.introspection, consent });
  for (const client of sandbox.state.clients) client.redirectUris.push(...redirectUris);
  console.log(greeting(sandbox, queues));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => sandbox.close());
}

function readFlags() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string', default: '4010' },
        queues: { type: 'string', default: '40' },
        seed: { type: 'string', default: '1' },
        latency: { type: 'string', default: '0' },
        'unknown-scope': { type: 'string', default: 'ignore' },
        introspection: { type: 'boolean', default: false },
        consent: { type: 'string', default: 'automatic' },
        'redirect-uri': { type: 'string', multiple: true, default: [] },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function integer(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(`--${name} must be a whole number from ${least} to ${most}, not "${text}".`);
}

function greeting({ url, client, issueToken }: Sandbox, queues: number): string {
  const token = issueToken();
  return `A sandbox of Genesys Cloud with ${queues} queues listens on ${url}

Client id      ${client.id}
Client secret  ${client.secret}
Access token   ${token}

Try it:
  curl -H 'Authorization: Bearer ${token}' '${url}/api/v2/routing/queues?pageSize=1'

For .env, to use it with zapier-platform invoke:
  CLIENT_ID=${client.id}
  CLIENT_SECRET=${client.secret}
  GENESYS_SANDBOX_URL=${url}
  authData_access_token=${token}
  authData_region=sandbox

Ctrl+C stops it.`;
}
