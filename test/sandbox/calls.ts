/** What the sandbox's tests do over HTTP again and again. */
import type { Sandbox } from '../../sandbox/index.ts';

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** Calls the API with a token, by default that of the user who consents. */
export async function api(
  sandbox: Sandbox,
  path: string,
  options: { method?: string; body?: unknown; token?: string } = {},
): Promise<Answer> {
  const { method = 'GET', body, token = sandbox.issueToken() } = options;
  const response = await fetch(`${sandbox.url}/api/v2${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return read(response);
}

/** Posts a form to the token endpoint as the sandbox's client for this grant; `authorization` null leaves the header out. */
export async function postToken(
  sandbox: Sandbox,
  form: Record<string, string>,
  authorization: string | null = asClient(sandbox, form.grant_type),
): Promise<Answer> {
  const headers = authorization === null ? {} : { authorization };
  const url = `${sandbox.url}/oauth/token`;
  return read(await fetch(url, { method: 'POST', headers, body: new URLSearchParams(form) }));
}

/** Opens the authorize page; parameters given replace the usual ones, and null leaves one out. */
export async function authorize(sandbox: Sandbox, change: Record<string, string | null> = {}): Promise<Response> {
  const usual = {
    response_type: 'code',
    client_id: sandbox.client.id,
    redirect_uri: sandbox.client.redirectUri,
    state: 'a state',
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...usual, ...change })) if (value !== null) query.set(name, value);
  return fetch(`${sandbox.url}/oauth/authorize?${query}`, { redirect: 'manual' });
}

/** The parameters the authorize page sent the browser back with. */
export function sentBack(response: Response): Record<string, string> {
  return Object.fromEntries(new URL(response.headers.get('location') ?? '').searchParams);
}

function asClient({ client, serviceClient }: Sandbox, grantType?: string): string {
  const { id, secret } = grantType === 'client_credentials' ? serviceClient : client;
  return basic(id, secret);
}

/** RFC 7617. */
export function basic(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
}

/** Every entity's name, for lists. */
export function names(answer: Answer): unknown[] {
  const { entities } = answer.body;
  return Array.isArray(entities) ? entities.map((entity: { name?: unknown }) => entity.name) : [];
}

/** Calls one of the sandbox's own controls, given as method and path. */
export async function control(
  sandbox: Sandbox,
  call: string,
  body?: unknown,
): Promise<{ status: number; text: string }> {
  const [method = '', path = ''] = call.split(' ');
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`${sandbox.url}/sandbox${path}`, { method, ...sent });
  return { status: response.status, text: await response.text() };
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
}
