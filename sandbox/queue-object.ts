/**
 * Makes the full queue of a record: several kilobytes with nearly all fields of the contract's `Queue`, because the size of a page is part of
 * what a client has to cope with. It is made for each answer anew and not kept: see {@link QueueRecord}.
 */
import type { Models } from 'purecloud-platform-client-v2';
import { random, uuid } from './random.ts';
import type { QueueRecord, State } from './state.ts';

/** Flows, prompts and scripts are shared by many queues in a real organization, and making them once keeps pages cheap. */
const sharedDetails = Array.from({ length: 64 }, (_, variant) => makeDetails(variant));

/** @returns the queue as the API shows it; details somebody chose replace the generated ones */
export function expandQueue(state: State, record: QueueRecord): Models.Queue {
  const { id, name, divisionId, dateCreated, dateModified, createdBy, members } = record;
  const division = state.divisions.find((candidate) => candidate.id === divisionId);
  return {
    modifiedBy: createdBy,
    ...(record.variant === null ? {} : generatedDetails(name, record.variant)),
    ...record.chosen,
    id,
    name,
    division: { id: divisionId, name: division?.name ?? '', selfUri: `/api/v2/authorization/divisions/${divisionId}` },
    dateCreated,
    dateModified,
    createdBy,
    memberCount: members.length,
    userMemberCount: members.filter(({ memberBy }) => memberBy !== 'group').length,
    joinedMemberCount: members.filter(({ joined }) => joined).length,
    ...(record.peerId === null ? {} : { peerId: record.peerId }),
    selfUri: `/api/v2/routing/queues/${id}`,
  };
}

function generatedDetails(name: string, variant: number): Models.Queue {
  return {
    description: `Takes what reaches ${name}, by voice and in writing, during business hours.`,
    callingPartyName: name,
    ...sharedDetails[variant & 63],
  };
}

function makeDetails(variant: number): Models.Queue {
  const next = random(variant + 1);
  const ref = (kind: string, name: string): Models.DomainEntityRef => {
    const id = uuid(next);
    return { id, name, selfUri: `/api/v2/${kind}/${id}` };
  };
  const media = (seconds: number): Models.MediaSettings => ({
    enableAutoAnswer: next() % 5 === 0,
    alertingTimeoutSeconds: seconds,
    serviceLevel: { percentage: 0.8, durationMs: seconds * 1000 + (next() % 5) * 1000 },
    autoAnswerAlertToneSeconds: 1.5,
    manualAnswerAlertToneSeconds: 0,
  });
  const group = (name: string): Models.MemberGroup => ({
    ...ref('groups', name),
    type: 'GROUP',
    memberCount: next() % 30,
  });
  return {
    mediaSettings: {
      call: media(8 + (next() % 20)),
      callback: { ...media(30), mode: 'AgentFirst', enableAutoDialAndEnd: false, pacingModifier: 1, maxRetryCount: 0 },
      chat: media(30),
      email: media(300),
      message: { ...media(30), enableInactivityTimeout: false, subTypeSettings: {} },
    },
    routingRules: [{ operator: 'MEETS_THRESHOLD', threshold: 9, waitSeconds: 5 + (next() % 30) }],
    conditionalGroupRouting: { rules: [] },
    bullseye: {
      rings: [10, 20, 30, 40, 50].map((threshold) => ({
        expansionCriteria: [{ type: 'TIMEOUT_SECONDS', threshold }],
        actions: { skillsToRemove: [] },
        memberGroups: [],
      })),
    },
    scoringMethod: 'TimestampAndPriority',
    lastAgentRoutingMode: 'Disabled',
    acwSettings: { wrapupPrompt: 'MANDATORY_TIMEOUT', timeoutMs: 60_000 + (next() % 10) * 30_000 },
    skillEvaluationMethod: (['NONE', 'BEST', 'ALL'] as const)[next() % 3] ?? 'NONE',
    memberGroups: [group('Weekdays')],
    queueFlow: ref('flows', 'Default In-Queue Flow'),
    emailInQueueFlow: ref('flows', 'Default In-Queue Email Flow'),
    messageInQueueFlow: ref('flows', 'Default In-Queue Message Flow'),
    whisperPrompt: ref('architect/prompts', 'queue_whisper'),
    onHoldPrompt: ref('architect/prompts', 'on_hold_music'),
    autoAnswerOnly: false,
    cannedResponseLibraries: { mode: 'All' },
    enableTranscription: next() % 2 === 0,
    enableAudioMonitoring: next() % 2 === 0,
    enableManualAssignment: next() % 4 === 0,
    agentOwnedRouting: {
      enableAgentOwnedCallbacks: false,
      maxOwnedCallbackHours: 168,
      maxOwnedCallbackDelayHours: 24,
    },
    directRouting: {
      callMediaSettings: { useAgentAddressOutbound: true },
      emailMediaSettings: { useAgentAddressOutbound: true },
      messageMediaSettings: { useAgentAddressOutbound: true },
      waitForAgent: false,
      agentWaitSeconds: 60,
    },
    callingPartyNumber: `+1555${String(next() % 10_000_000).padStart(7, '0')}`,
    defaultScripts: { CALL: ref('scripts', 'Inbound Call'), CALLBACK: ref('scripts', 'Callback') },
    outboundMessagingAddresses: { smsAddress: ref('routing/sms/phonenumbers', 'Reminder') },
    outboundEmailAddress: { domain: ref('routing/email/domains', 'mail.example.com') },
    suppressInQueueCallRecording: true,
  };
}
