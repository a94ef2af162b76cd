/**
 * `npm run doctor`: checks a real organization, or the sandbox when nothing is configured, before anything is pushed to
 * Zapier. Through the integration's own core, so that what it proves is true of the integration.
 */
import { startSandbox } from '../sandbox/index.ts';
import { configuredScopes } from '../src/authentication/scopes.ts';
import { explaining } from '../src/genesys/access/explain.ts';
import { GenesysError } from '../src/genesys/errors/genesys-error.ts';
import { InputError } from '../src/genesys/errors/input-error.ts';
import { messageOf } from '../src/genesys/errors/messages.ts';
import { type Redact, redactor, redactValue } from '../src/genesys/http/redact.ts';
import { TokenError } from '../src/genesys/oauth/token-error.ts';
import { listQueues } from '../src/genesys/queues/list-queues.ts';
import { REGIONS, regionById } from '../src/genesys/regions.ts';
import { type Configuration, readConfiguration } from './doctor/configuration.ts';
import { readEnvironment } from './doctor/environment.ts';
import { examine } from './doctor/examine.ts';
import { type Flags, type Format, readFlags, USAGE } from './doctor/flags.ts';
import { createPrinter } from './doctor/print.ts';
import { createProgress } from './doctor/progress.ts';
import { formatQueues } from './doctor/queues.ts';
import { printableJson } from './doctor/visible.ts';
import { type Circumstances, openVisit } from './doctor/visit.ts';
import { runCommand } from './lib/cli.ts';
import { type Edition, takeEdition } from './lib/edition.ts';
import { fetchSend } from './lib/fetch-send.ts';
import { printUsage } from './lib/terminal.ts';

// Nobody reads any further, as in `npm run doctor | head`.
process.stdout.on('error', () => process.exit(1));

await runCommand(async (args) => {
  const { edition, rest } = takeEdition(args);
  const flags = readFlags(rest);
  if (flags.help) printUsage(USAGE);
  else process.exitCode = (await run(flags, edition)) ? 0 : 1;
});

/** @returns whether nothing failed. */
async function run(flags: Flags, edition: Edition): Promise<boolean> {
  const environment = readEnvironment(process.cwd(), process.env);
  const secrets = Object.entries(environment).flatMap(([name, value]) => (/CLIENT_SECRET/.test(name) ? [value] : []));
  const given = configurationOr(() => readConfiguration(environment, flags.region), redactor(secrets));
  const sandbox = given === null ? await startSandbox() : null;
  const configuration = given ?? {
    region: regionById('sandbox', sandbox?.url),
    credentials: sandbox?.serviceClient ?? { id: '', secret: '' },
  };
  const region = typeof configuration === 'string' ? null : configuration.region;
  const circumstances: Circumstances = {
    configuration,
    source: sandbox ? 'of the sandbox' : 'from the environment or .env',
    edition,
    scopes: redactValue(secrets, configuredScopes(environment)),
    otherRegions: flags.tryRegions ? REGIONS.filter(({ id }) => id !== region?.id) : null,
    nodeVersion: process.versions.node,
    send: fetchSend,
    now: Date.now,
  };
  try {
    return flags.queues
      ? await printQueues(circumstances, flags.queues, sandbox !== null)
      : await printChecks(circumstances, flags.json, sandbox !== null);
  } finally {
    await sandbox?.close();
  }
}

function configurationOr(read: () => Configuration | null, redact: Redact): Configuration | string | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) return redact(error.message);
    throw error;
  }
}

async function printChecks(circumstances: Circumstances, json: boolean, embeddedSandbox: boolean): Promise<boolean> {
  const printer = json ? null : createPrinter(process.stdout);
  printer?.opening(embeddedSandbox);
  const report = await examine(circumstances, embeddedSandbox, printer?.check);
  printer?.closing(report);
  if (json) process.stdout.write(`${printableJson(report)}\n`);
  return report.healthy;
}

async function printQueues(circumstances: Circumstances, format: Format, embeddedSandbox: boolean): Promise<boolean> {
  const { configuration } = circumstances;
  if (typeof configuration === 'string') {
    console.error(`${configuration} --help tells what must be set.`);
    return false;
  }
  if (embeddedSandbox) console.error('Nothing is configured, so these are the queues of a sandbox on this machine.');
  const progress = createProgress(process.stderr);
  const visit = openVisit({ ...circumstances, configuration }, progress.page);
  try {
    const queues = await listQueues(explaining(await visit.client()), {});
    progress.end(queues.length);
    process.stdout.write(formatQueues(redactValue(visit.secrets(), queues), format));
    return true;
  } catch (error) {
    if (!(error instanceof GenesysError || error instanceof TokenError)) throw error;
    progress.end(null);
    const sentence = error instanceof GenesysError ? messageOf(error.diagnosis, error.context) : error.message;
    console.error(`${redactor(visit.secrets())(sentence)}\nnpm run doctor tells more.`);
    return false;
  }
}
