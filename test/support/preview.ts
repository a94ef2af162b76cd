/** The preview with a sandbox of its own, asked as its page asks it. */
import { request } from 'node:http';
import { type Preview, startPreview } from '../../preview/server.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/index.ts';
import app from '../../src/index.ts';

export interface Asked {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Previewed extends Preview {
  readonly sandbox: Sandbox;
  /** Faults of the preview's own. */
  readonly faults: string[];
  /** Every answer so far, as text: nothing in it may be a secret. */
  readonly answers: string[];
  /** Any request, with any headers. */
  ask(method: string, path: string, headers?: Record<string, string>, body?: string): Promise<Asked>;
  page(path: string): Promise<string>;
  /** A call of the page; what it returns, or its refusal. */
  // biome-ignore lint/suspicious/noExplicitAny: each call returns something else, and the tests say what.
  call(name: string, given?: object): Promise<any>;
  /** Signs in as somebody who allows it. */
  connect(): Promise<void>;
}

const started: { close(): Promise<void> }[] = [];

// Also after a test that failed before it could close its own.
afterAll(() => Promise.all(started.map((each) => each.close())));

const apps = new WeakMap<object, object>([[app, app]]);

/** The same one each time, since a definition that was prepared once is prepared (core.ts). */
function withGiven(given: object): object {
  const made = apps.get(given) ?? { ...app, ...given };
  apps.set(given, made);
  return made;
}

/** @param given in the place of the integration; what it has not is the integration's */
export async function previewed(options: SandboxOptions = {}, given: object = app): Promise<Previewed> {
  const sandbox = await startSandbox(options);
  const { client, url } = sandbox;
  const isSession = Object(Object(given).authentication).type === 'session';
  const faults: string[] = [];
  const preview = await startPreview({
    app: withGiven(given) as never,
    environment: {
      ...(!isSession && { CLIENT_ID_SANDBOX: client.id, CLIENT_SECRET_SANDBOX: client.secret }),
      GENESYS_SANDBOX_URL: url,
      GENESYS_OAUTH_SCOPES: '',
    },
    sandbox,
    region: 'sandbox',
    port: 0,
    onFault: (trace) => faults.push(trace),
  });
  started.push(preview, sandbox);
  const answers: string[] = [];
  const ask: Previewed['ask'] = (method, path, headers = {}, body = '') =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(preview.url);
      request(
        {
          hostname,
          port,
          method,
          path,
          headers: { connection: 'close', 'content-length': Buffer.byteLength(body), ...headers },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (more) => {
            text += more;
          });
          response.on('end', () => {
            answers.push(text);
            resolve({ status: Number(response.statusCode), headers: response.headers, body: text });
          });
        },
      )
        .on('error', reject)
        .end(body);
    });
  const page = async (path: string) => (await ask('GET', path)).body;
  let token: string | undefined;
  const call: Previewed['call'] = async (name, sent = {}) => {
    token ??= tokenIn(await page('/'));
    const answer = await ask('POST', `/api/${name}`, { 'x-preview-token': token }, JSON.stringify(sent));
    return JSON.parse(answer.body);
  };
  return {
    ...preview,
    sandbox,
    faults,
    answers,
    ask,
    page,
    call,
    async connect() {
      sandbox.state.settings.consent = 'automatic';
      const { url: login } = await call('connect', { fields: { region: 'sandbox' } });
      const back = await fetch(login, { redirect: 'manual' });
      const { pathname, search } = new URL(back.headers.get('location') ?? '');
      await ask('GET', `${pathname}${search}`);
    },
  };
}

export const tokenIn = (page: string) => /name="preview-token" content="([\w-]+)"/.exec(page)?.[1] ?? '';
