/** What is known of the connection: what the connection test has said, in words. */
import type { Session } from '../session.ts';
import { type Html, html } from './html.ts';

/** What is read here of the connection test's result (`test.ts` of src/authentication/ and of its service-account/). */
interface Verdict {
  readonly organization_name?: string | null;
  readonly region_name?: string;
  readonly user_name?: string | null;
  readonly user_email?: string | null;
  readonly oauth_client_name?: string | null;
  readonly granted_scopes?: readonly string[];
  readonly granted_scopes_text?: string;
  readonly introspection?: string;
  readonly scope_check?: string;
  readonly permission_check?: string;
  /** Of an OAuth client that acts for itself. */
  readonly roles?: readonly string[];
  readonly queue_count?: number;
  readonly warnings?: readonly string[];
}

/** The connection's label, from its template in the definition, such as `{{connection_label}}`. */
export function connectionLabel({ definition, authData, verdict }: Session): string {
  const values: Record<string, unknown> = { region: authData?.region, ...(Object(verdict) as object) };
  const template = `${definition.authentication.connectionLabel ?? ''}`;
  return template.replace(/\{\{\s*(?:bundle\.\w+\.)?(\w+)\s*\}\}/g, (_, key: string) => `${values[key] ?? ''}`);
}

export function connectionState(session: Session): Html {
  if (session.authData === null) return html`<p class="state">No account is connected.</p>`;
  const actions = html`<div class="actions"><button type="button" class="primary" data-test>Test</button><button type="button" data-reconnect>Reconnect</button><button type="button" data-disconnect>Disconnect</button></div>`;
  if (session.verdict === null) return html`<p class="state">Connected; the last test failed.</p>${actions}`;
  const verdict = Object(session.verdict) as Verdict;
  const { granted_scopes = [], warnings = [] } = verdict;
  const rows: readonly (readonly [string, Html | string | number | null | undefined])[] = [
    ['Organization', verdict.organization_name],
    ['Region', verdict.region_name],
    ['User', [verdict.user_name, verdict.user_email].filter(Boolean).join(', ')],
    ['OAuth client', verdict.oauth_client_name],
    ['Roles', (verdict.roles ?? []).join(', ')],
    [
      'Granted scopes',
      granted_scopes.length > 0
        ? html`<ul class="scopes">${granted_scopes.map((scope) => html`<li><code>${scope}</code></li>`)}</ul>`
        : verdict.granted_scopes_text,
    ],
    ['Introspected by', verdict.introspection],
    ['Verdict', `scope ${verdict.scope_check}, permission ${verdict.permission_check}`],
    ['Queues visible', verdict.queue_count?.toLocaleString('en-US')],
  ];
  const shown = rows.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return html`<p class="state good"><strong>${connectionLabel(session)}</strong></p>
<dl class="facts">${shown.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
${warnings.length > 0 ? html`<h3>Warnings</h3><ul class="warnings">${warnings.map((warning) => html`<li>${warning}</li>`)}</ul>` : html`<p>No warnings.</p>`}
${actions}`;
}
