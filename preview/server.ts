/** The preview's server: pages, the files they use, and what they ask for. On 127.0.0.1 and nowhere else. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sandbox } from '../sandbox/index.ts';
import type { Integration } from '../scripts/lib/zapier-run.ts';
import type { Actions } from './actions/action.ts';
import { connectionActions } from './actions/connection-actions.ts';
import { sandboxActions } from './actions/sandbox-actions.ts';
import { stepActions } from './actions/step-actions.ts';
import { triggerActions } from './actions/trigger-actions.ts';
import { zapActions } from './actions/zap-actions.ts';
import { CALLBACK_PATH } from './callback.ts';
import { createConnecting, signInMessage } from './connection.ts';
import { requestMessage } from './consequence.ts';
import { createGuard } from './guard.ts';
import { layout, type Page } from './html/layout.ts';
import { connectionPage, errorPage, stepPage, zapPage } from './html/pages.ts';
import { addressIn, RequestError, readJson, send, sendJson, sendPage } from './respond.ts';
import { createSession } from './session.ts';

interface PreviewOptions {
  /** As built or from source: whatever `createZapier` takes. */
  readonly app: Integration;
  /** What `zapier-platform env:set` would hold. */
  readonly environment: Readonly<Record<string, string>>;
  /** Null against a real organization. */
  readonly sandbox: Sandbox | null;
  /** Chosen when the page is opened. */
  readonly region: string;
  /** 0 for a free one. */
  readonly port: number;
  /** Told of a fault of the preview's own. */
  readonly onFault?: (trace: string) => void;
}

export interface Preview {
  /** Scheme, host and port. */
  readonly url: string;
  /** As it must be registered on the OAuth client. */
  readonly redirectUri: string;
  /** Ends all sockets at once. */
  close(): Promise<void>;
}

const FILES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** @throws {Error} the server's own, such as EADDRINUSE */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const { app, environment, sandbox, region, onFault = () => {} } = options;
  const session = createSession(app, environment, sandbox, region);
  const connecting = createConnecting(session);
  let said: string | null = null;
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const { status, message } = requestMessage(error);
      if (status === 500) onFault(session.clean(error instanceof Error ? `${error.stack}` : `${error}`));
      if (response.headersSent) response.destroy();
      // A page holds the token, which a stranger must not read.
      else if (status === 403 || request.method !== 'GET') sendJson(response, status, { refused: message });
      else sendError(response, status, message);
    });
  });
  const port = () => (server.address() as AddressInfo).port;
  const redirectUri = () => `http://127.0.0.1:${port()}${CALLBACK_PATH}`;
  const guard = createGuard(port);
  const actions: Actions = {
    ...connectionActions(session, connecting, redirectUri),
    ...stepActions(session),
    ...triggerActions(session),
    ...zapActions(session),
    ...(sandbox && sandboxActions(session, sandbox)),
  };

  /** Also where it is the page itself that cannot be made. */
  function sendError(response: ServerResponse, status: number, message: string): void {
    try {
      sendPage(response, status, session.clean(layout(session, guard.token, errorPage(message))));
    } catch {
      send(response, 500, 'text/plain; charset=utf-8', message);
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    guard.check(request);
    const { pathname, searchParams } = addressIn(request.url ?? '/');
    if (request.method === 'POST') {
      const name = pathname.replace(/^\/api\//, '');
      const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
      if (!action) throw new RequestError(404, 'The preview knows no such call.');
      return sendJson(response, 200, session.clean(await action(await readJson(request))));
    }
    if (request.method !== 'GET') throw new RequestError(405, 'Only GET and POST are answered.');
    const [, file, type = ''] = /^\/public\/([a-z-]+\.(css|js|svg))$/.exec(pathname) ?? [];
    if (file) return send(response, 200, FILES[type] ?? '', publicFile(file));
    if (pathname === CALLBACK_PATH) {
      said = await connecting.finish(searchParams).then(
        () => null,
        (error: unknown) => session.clean(signInMessage(error)),
      );
      // Away from the address that holds the code.
      response.writeHead(303, { location: '/', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }).end();
      return;
    }
    const page = await pageAt(pathname, searchParams);
    sendPage(response, 200, session.clean(layout(session, guard.token, page)));
  }

  async function pageAt(path: string, query: URLSearchParams): Promise<Page> {
    const [, kind = '', key = ''] = /^\/steps\/(\w+)\/(\w+)$/.exec(path) ?? [];
    if (kind) return stepPage(session, kind, key);
    if (path === '/zap') return zapPage(session, query.get('recipe'));
    if (path !== '/') throw new RequestError(404, 'There is no such page.');
    const why = said;
    said = null;
    return connectionPage(session, why, redirectUri());
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, '127.0.0.1', resolve);
  });
  if (sandbox) {
    sandbox.state.settings.consent = 'page';
    sandbox.state.clients.find(({ id }) => id === sandbox.client.id)?.redirectUris.push(redirectUri());
  }
  return {
    url: `http://127.0.0.1:${port()}`,
    redirectUri: redirectUri(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function publicFile(name: string): Buffer {
  try {
    return readFileSync(new URL(`public/${name}`, import.meta.url));
  } catch {
    throw new RequestError(404, 'There is no such file.');
  }
}
