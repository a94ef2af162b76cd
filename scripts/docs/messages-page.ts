/** docs/messages.md: every sentence that a refusal, a failed sign-in or a warning is told in. */
import { NOT_RENEWED, RENEWED_FIRST } from '../../src/authentication/service-account/words.ts';
import { testWarnings } from '../../src/genesys/access/warnings.ts';
import { diagnosisOf, type Kind } from '../../src/genesys/errors/diagnosis.ts';
import { messageOf } from '../../src/genesys/errors/messages.ts';
import { CLIENT_TOKEN_WORDS } from '../../src/genesys/oauth/client-token-words.ts';
import { TokenError } from '../../src/genesys/oauth/token-error.ts';
import { REQUIREMENTS } from '../../src/genesys/requirements.ts';
import { REFUSALS, type RefusalCase } from '../lib/refusals.ts';
import { GENERATED, plainText } from './markdown.ts';
import { RENEWAL_SITUATIONS } from './renewal-situations.ts';
import { TOKEN_SITUATIONS } from './token-situations.ts';
import { HEALTHY, TEST_SITUATIONS } from './warning-situations.ts';

const REGION = 'Europe (Ireland)';

const INTRODUCTION = `# The messages

${GENERATED}

What a builder reads when Genesys Cloud refuses, or cannot be reached. Each message says what failed, what was needed and what was found, who
fixes it and where, and what to do then; where Genesys Cloud gave one, a correlation id stands last, which its support asks for.

The examples come from the sandbox on this machine and are about listing queues; another step says what it would have done, such as "show what
goes on in queues".

| Zapier's error | what Zapier does |
| --- | --- |
| AppError | shows the message; the run has failed, and a Zap that fails again and again is turned off |
| RefreshAuthError | renews the token and runs the step again |
| ExpiredAuthError | asks the user to reconnect the account, and holds the runs until then |
| ThrottledError | runs the step again later by itself |

The heading above a message is also the \`code\` of an AppError.

## Refusals
`;

const SIGN_IN = `## When no token comes

At sign-in each of these is an AppError. When Zapier renews a token by itself, \`invalid_grant\` is an ExpiredAuthError where the access token does not
work either, since only the user can fix that by connecting again; the others are ThrottledErrors, because Zapier would disconnect the account for a
fault that is the owner's or passes.
`;

const SERVICE_ACCOUNT = `## In the service-account edition

Where a refusal speaks of roles it names those of the OAuth client, and of scopes it says nothing: they do not apply. When no token comes, \`rate_limited\`,
\`unreachable\`, \`no_token\`, \`not_genesys\` and \`other\` are ThrottledErrors; the others are AppErrors when an account is connected, and ExpiredAuthErrors when
its token is renewed. Those that read otherwise than above:
`;

const SERVICE_SITUATIONS: readonly [situation: string, sentence: string][] = [
  ...Object.entries(CLIENT_TOKEN_WORDS)
    // No such answer is given to client credentials.
    .filter(([reason]) => reason !== 'invalid_grant' && reason !== 'invalid_scope')
    .map(([reason, words]): [string, string] => [reason, words(REGION)]),
  ['the roles of the client lack the permission (AppError)', ofClient('permission_missing')],
  ['the permission is there, in another division only (AppError)', ofClient('division_permission_missing')],
  ['a step needs a user (AppError)', ofClient('user_required')],
  ['the token is renewed, and the secret was replaced (ExpiredAuthError)', NOT_RENEWED.secretReplaced(REGION)],
  ['the token is renewed, and the client is inactive (ExpiredAuthError)', NOT_RENEWED.clientInactive(REGION)],
  ['the token is renewed, and the one there is works no more (ExpiredAuthError)', NOT_RENEWED.tokenDead(REGION)],
  ['the token ends within 5 minutes, and Zapier renews it in vain (RefreshAuthError)', RENEWED_FIRST],
];

const WARNINGS = `## Warnings of the connection test

The connection works, and \`warnings\` says what may end it, or what it does not see. Each is given only when it is true.
`;

/** @returns the page as Markdown. */
export function messagesPage(): string {
  const kinds = new Set(REFUSALS.map(({ kind }) => kind));
  return [
    INTRODUCTION,
    ...[...kinds].map((kind) => {
      const cases = REFUSALS.filter((refused) => refused.kind === kind);
      return `### ${kind}\n\n${cases.map(refusal).join('\n')}`;
    }),
    SIGN_IN,
    ...Object.entries(TOKEN_SITUATIONS).map(
      ([reason, situation]) => `### ${reason}\n\n${told(situation, new TokenError(reason, REGION).message)}`,
    ),
    '## When a token is not renewed\n',
    ...RENEWAL_SITUATIONS.map(([situation, sentence]) => told(situation, sentence)),
    SERVICE_ACCOUNT,
    ...SERVICE_SITUATIONS.map(([situation, sentence]) => told(situation, sentence)),
    WARNINGS,
    ...Object.entries(TEST_SITUATIONS).flatMap(([situation, change]) =>
      testWarnings({ ...HEALTHY, ...change }).map((warning) => told(situation, warning)),
    ),
  ].join('\n');
}

function ofClient(kind: Kind): string {
  const oauthClient = { name: 'Zapier', state: 'active', deletedAt: null, actsForItself: true, own: true };
  const permittedDivisions = { names: ['Home'], count: 1 };
  return messageOf(diagnosisOf(kind, REQUIREMENTS.listQueues), {
    actsForItself: true,
    oauthClient,
    permittedDivisions,
  });
}

function refusal({ situation, error, text, textOfTest }: RefusalCase): string {
  const inTest = textOfTest === undefined ? '' : `\n*The same in the connection test*\n\n> ${plainText(textOfTest)}\n`;
  return `${told(`${situation} (${error})`, text)}${inTest}`;
}

function told(situation: string, sentence: string): string {
  return `*${situation.replace(/^./, (first) => first.toUpperCase())}*\n\n> ${plainText(sentence)}\n`;
}
