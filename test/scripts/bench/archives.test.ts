/** The empty app that build.zip is held against, where npm cannot get its packages. With them it is measured by the benchmark alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyArchive } from '../../../scripts/bench/archives.ts';
import { BARE } from '../../support/environment.ts';

test('without the packages of the empty app there is no figure, and no error', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-archives-'));
  // A port that nobody listens on any more.
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const environment = {
    ...BARE,
    npm_config_registry: `http://127.0.0.1:${port}`,
    npm_config_cache: join(folder, 'cache'),
    npm_config_loglevel: 'silent',
  };
  expect(emptyArchive(join(folder, 'empty'), environment)).toBeNull();
  rmSync(folder, { recursive: true });
}, 30_000);
