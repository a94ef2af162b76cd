/** Starts the preview against a sandbox of its own, or the organization that is configured. */
import { type Preview, startPreview } from '../../preview/server.ts';
import { startSandbox } from '../../sandbox/index.ts';
import type { Integration } from '../lib/zapier-run.ts';
import type { Configuration } from './configuration.ts';
import { DEFAULT_PORT, type Flags } from './flags.ts';

interface Started extends Preview {
  /** What is connected to, in a few words. */
  readonly against: string;
}

/**
 * @param live the organization; null for a sandbox.
 * @throws {Error} EADDRINUSE
 */
export async function startFor(
  app: Integration,
  flags: Pick<Flags, 'port' | 'queues'>,
  live: Configuration | null,
  onFault: (trace: string) => void,
): Promise<Started> {
  const wanted = flags.port ?? DEFAULT_PORT;
  // Who connects enters the client, so none is configured.
  const isEntered = app.authentication?.type === 'session';
  if (live !== null) {
    const preview = await startPreview({ app, ...live, sandbox: null, port: wanted, onFault });
    return { ...preview, against: `the region ${live.region}` };
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
