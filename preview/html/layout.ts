/** What every page has around it: the way to the other pages, the connection, and whose preview this is. */
import type { Session } from '../session.ts';
import { KINDS, type Kind, offeredSteps } from '../steps.ts';
import { connectionLabel } from './connection-state.ts';
import { type Html, html } from './html.ts';
import { sandboxPanel } from './sandbox-panel.ts';

export interface Page {
  readonly title: string;
  /** The page's own address, without query. */
  readonly path: string;
  readonly main: Html;
  /** Whether the sandbox's controls stand beside it. */
  readonly withSandbox?: boolean;
}

/** @param token goes with every call that the page makes. */
export function layout(session: Session, token: string, { title, path, main, withSandbox = false }: Page): string {
  const link = (to: string, text: string) =>
    html`<li><a href="${to}"${to === path && html` aria-current="page"`}>${text}</a></li>`;
  const steps = offeredSteps(session.definition);
  const group = (kind: Kind) => {
    const ofKind = steps.filter((step) => step.kind === kind);
    const links = ofKind.map(({ key, label }) => link(`/steps/${kind}/${key}`, label));
    return ofKind.length > 0 && html`<li><span class="group">${KINDS[kind]}</span><ul>${links}</ul></li>`;
  };
  const hint =
    session.authData === null &&
    path !== '/' &&
    html`<p class="note" id="hint">No account is connected. <a href="/">Connect one</a>, then the steps can be tested.</p>`;
  const beside = withSandbox && session.sandbox && sandboxPanel(session.sandbox, session.situation);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="preview-token" content="${token}">
<title>${title} · Genesys Cloud Queues preview</title>
<link rel="stylesheet" href="/public/style.css">
<link rel="stylesheet" href="/public/views.css">
<link rel="stylesheet" href="/public/results.css">
<link rel="icon" href="/public/icon.svg" type="image/svg+xml">
<script type="module" src="/public/main.js"></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top">
<p class="brand">Genesys Cloud Queues <span class="badge">Preview on this machine · not Zapier’s editor</span></p>
<p class="account" id="account" role="status">${session.authData ? connectionLabel(session) || 'Connected' : 'Not connected'}</p>
</header>
<div class="body">
<details class="side" open><summary>All steps</summary><nav aria-label="Steps"><ul>${link('/', 'Connection')}${(Object.keys(KINDS) as Kind[]).map(group)}${link('/zap', 'A small Zap')}</ul></nav></details>
<main id="main" tabindex="-1"><div id="fault" role="alert"><noscript>The preview needs JavaScript.</noscript></div>${hint}${main}</main>
${beside}
</div>
<dialog id="chooser" aria-labelledby="chooser-title"><form method="dialog"><h2 id="chooser-title"></h2>
<label for="chooser-filter">Search within what is loaded</label><input type="search" id="chooser-filter" autocomplete="off">
<label for="chooser-list" class="hidden">Choices</label><select id="chooser-list" size="10"></select>
<p id="chooser-status" role="status"></p>
<div class="actions"><button type="button" id="chooser-more" hidden>Load more</button><button type="submit" class="primary" value="use">Use</button><button type="submit" value="cancel">Cancel</button></div></form></dialog>
<dialog id="finder" aria-label="Find it with a search"><div id="finder-step"></div><div class="actions"><button type="button" id="finder-use" class="primary" disabled>Use the first result</button><button type="button" id="finder-close">Cancel</button></div></dialog>
</body>
</html>`.text;
}
