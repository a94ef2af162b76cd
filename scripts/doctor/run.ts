/** What the doctor does once its command line is read: the checks, or the list of queues. */
import type { Sandbox } from '../../sandbox/index.ts';
import { configuredScopes } from '../../src/authentication/scopes.ts';
import { explaining } from '../../src/genesys/access/explain.ts';
import { GenesysError } from '../../src/genesys/errors/genesys-error.ts';
import { InputError } from '../../src/genesys/errors/input-error.ts';
import { messageOf } from '../../src/genesys/errors/messages.ts';
import { type Redact, redactor, redactValue } from '../../src/genesys/http/redact.ts';
import { TokenError } from '../../src/genesys/oauth/token-error.ts';
import { listQueues } from '../../src/genesys/queues/list-queues.ts';
import { REGIONS, regionById } from '../../src/genesys/regions.ts';
import type { Edition } from '../lib/edition.ts';
import { fetchSend } from '../lib/fetch-send.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { readEnvironment } from './environment.ts';
import { examine } from './examine.ts';
import type { Flags, Format } from './flags.ts';
import { createPrinter } from './print.ts';
import { createProgress } from './progress.ts';
import { formatQueues } from './queues.ts';
import { printableJson } from './visible.ts';
import { type Circumstances, openVisit } from './visit.ts';

/** @returns whether nothing failed. */
export async function run(flags: Flags, edition: Edition): Promise<boolean> {
  const environment = readEnvironment(process.cwd(), process.env);
  const secrets = Object.entries(environment).flatMap(([name, value]) => (/CLIENT_SECRET/.test(name) ? [value] : []));
  const given = configurationOr(() => readConfiguration(environment, flags.region), redactor(secrets));
  const sandbox = given === null ? await ownSandbox() : null;
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

/** Loaded for whoever needs it only. */
async function ownSandbox(): Promise<Sandbox> {
  const { startSandbox } = await import('../../sandbox/index.ts');
  return startSandbox();
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
