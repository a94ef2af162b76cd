/** `npm start -- --live` with an integration that gives secrets away: nothing of them is printed. */
import { live } from '../../../scripts/live/live.ts';
import App from '../../../src/index.ts';

const TOKENS = {
  access_token: 'Acc-Zq3vX9_Lk7mR2tWbY5nHs8cDfGjP4aE',
  refresh_token: 'Ref-8hJw2nQm5zTcV1yKdXo9eLbPg4s',
};

interface Given {
  authData: Record<string, string>;
  inputData: { redirect_uri: string; state: string };
}

test('tokens and client secret', async () => {
  const { authentication } = App;
  const app = {
    ...App,
    authentication: {
      ...authentication,
      oauth2Config: {
        ...authentication?.oauth2Config,
        authorizeUrl: (_z: unknown, { inputData: { redirect_uri, state } }: Given) =>
          `${redirect_uri}?code=the-code&state=${state}`,
        getAccessToken: () => TOKENS,
      },
      test: (_z: unknown, { authData }: Given) => ({
        connection_label: `${authData.access_token} ${encodeURIComponent(`${process.env.CLIENT_SECRET}`)}`,
        scope_check: 'granted',
        queue_count: 0,
        warnings: [`${authData.refresh_token}`, Buffer.from(`id:${process.env.CLIENT_SECRET}`).toString('base64')],
      }),
    },
  };
  const printed: string[] = [];
  const flags = { help: false, sandbox: true, browser: false, region: undefined, port: 0, intervalSeconds: 1 };
  await live(app as never, flags, AbortSignal.timeout(20_000), (line) => {
    printed.push(line);
    const [, url] = /^Open this address:\n(.*)$/.exec(line) ?? [];
    if (url) void fetch(url);
  });
  const text = printed.join('\n');
  expect(text).toContain('✓ … …\n');
  expect(text).toMatch(/^! …$/m);
  for (const secret of [...Object.values(TOKENS), `${process.env.CLIENT_SECRET}`])
    expect(text).not.toContain(secret.slice(0, 8));
  expect(text).not.toContain(Buffer.from(`id:${process.env.CLIENT_SECRET}`).toString('base64').slice(8));
});
