/** Starts the preview against a sandbox of its own, or the organization that is configured. */
import { type Preview, startPreview } from '../../preview/server.ts';
import { startSandbox } from '../../sandbox/index.ts';
import { readEnvironment } from '../doctor/environment.ts';
import { UsageError } from '../lib/cli.ts';
import type { Integration } from '../lib/zapier-run.ts';
import { readConfiguration, readRegion } from './configuration.ts';
import { DEFAULT_PORT, type Flags } from './flags.ts';

interface Started extends Preview {
  /** What is connected to, in a few words. */
  readonly against: string;
}

/** @throws {UsageError} when `--live` has no OAuth client, or no region. @throws {Error} EADDRINUSE */
export async function startFor(app: Integration, flags: Flags, onFault: (trace: string) => void): Promise<Started> {
  const wanted = flags.port ?? DEFAULT_PORT;
  // Who connects enters the client, so none is configured.
  const isEntered = app.authentication?.type === 'session';
  if (flags.live) {
    const variables = readEnvironment(process.cwd(), process.env);
    const configured = isEntered ? readRegion(variables, flags.region) : readConfiguration(variables, flags.region);
    if (configured === null)
      throw new UsageError('--live needs CLIENT_ID, CLIENT_SECRET and GENESYS_REGION in the environment or .env');
    const preview = await startPreview({ app, ...configured, sandbox: null, port: wanted, onFault });
    return { ...preview, against: `the region ${configured.region}` };
  }
  const sandbox = await startSandbox({ queues: flags.queues });
  const { client, url } = sandbox;
  const environment = {
    ...(!isEntered && { CLIENT_ID_SANDBOX: client.id, CLIENT_SECRET_SANDBOX: client.secret }),
    GENESYS_SANDBOX_URL: url,
  };
  const start = (port: number) => startPreview({ app, environment, sandbox, region: 'sandbox', port, onFault });
  const isTaken = ({ code }: NodeJS.ErrnoException) => code === 'EADDRINUSE' && flags.port === null;
  // Nothing is registered anywhere, so any port will do.
  const preview = await start(wanted)
    .catch((error: unknown) => (isTaken(error as Error) ? start(0) : Promise.reject(error)))
    .catch(async (error: unknown) => {
      await sandbox.close();
      throw error;
    });
  const close = async () => {
    await preview.close();
    await sandbox.close();
  };
  return {
    ...preview,
    close,
    against: `a sandbox of Genesys Cloud with ${flags.queues.toLocaleString('en-US')} queues`,
  };
}
