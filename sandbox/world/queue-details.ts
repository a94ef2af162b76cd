/**
 * The details of queues: those Genesys Cloud gives a queue by itself, and those it has got in the years since. A real queue leaves out what
 * nobody has set, so no field is null or empty, and each queue here lacks others; yet most are several kilobytes, because the size of a page
 * is part of what a client has to cope with.
 */
import type { Models } from 'purecloud-platform-client-v2';
import { random, uuid } from './random.ts';
import type { QueueRecord } from './state.ts';

/**
 * What a queue made with nothing but a name has. That Genesys Cloud fills in its media settings shows in the Terraform provider, which marks
 * them `Computed` (MyPureCloud/terraform-provider-genesyscloud, package `routing_queue`); the values are choices.
 */
export const INITIAL_DETAILS: Models.Queue = {
  mediaSettings: {
    call: { alertingTimeoutSeconds: 8, serviceLevel: { percentage: 0.8, durationMs: 20_000 } },
    callback: { alertingTimeoutSeconds: 30, serviceLevel: { percentage: 0.8, durationMs: 20_000 }, mode: 'AgentFirst' },
    chat: { alertingTimeoutSeconds: 30, serviceLevel: { percentage: 0.8, durationMs: 20_000 } },
    email: { alertingTimeoutSeconds: 300, serviceLevel: { percentage: 0.8, durationMs: 86_400_000 } },
    message: { alertingTimeoutSeconds: 30, serviceLevel: { percentage: 0.8, durationMs: 20_000 } },
  },
  scoringMethod: 'TimestampAndPriority',
  lastAgentRoutingMode: 'AnyAgent',
  acwSettings: { wrapupPrompt: 'MANDATORY_TIMEOUT', timeoutMs: 300_000 },
  skillEvaluationMethod: 'ALL',
  autoAnswerOnly: true,
  enableTranscription: false,
  enableAudioMonitoring: false,
  enableManualAssignment: false,
  suppressInQueueCallRecording: true,
};

/** Flows, prompts and scripts are shared by many queues in a real organization, and making them once keeps pages cheap. */
const SHARED_DETAILS = Array.from({ length: 64 }, (_, variant) => makeDetails(variant));

/** @returns a queue's details; those somebody chose replace the generated ones */
export function detailsOf({ name, variant, chosen }: QueueRecord): Models.Queue {
  if (variant === null) return { ...chosen };
  return {
    ...(variant & 0xe00
      ? { description: `Takes what reaches ${name}, by voice and in writing, during business hours.` }
      : {}),
    ...(variant & 0x7000 ? { callingPartyName: name } : {}),
    ...SHARED_DETAILS[variant & 63],
    ...chosen,
  };
}

function makeDetails(variant: number): Models.Queue {
  const next = random(variant + 1);
  /** Eleven queues of twelve have it. */
  const often = (details: Models.Queue): Models.Queue => (next() % 12 === 0 ? {} : details);
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
      message: { ...media(30), enableInactivityTimeout: false },
    },
    ...often({ routingRules: [{ operator: 'MEETS_THRESHOLD', threshold: 9, waitSeconds: 5 + (next() % 30) }] }),
    ...often({
      conditionalGroupRouting: {
        rules: [
          {
            metric: 'EstimatedWaitTime',
            operator: 'GreaterThan',
            conditionValue: 30,
            groups: [group('Overflow')],
            waitSeconds: 20,
          },
        ],
      },
    }),
    ...often({
      bullseye: {
        rings: [10, 20, 30, 40, 50].map((threshold) => ({
          expansionCriteria: [{ type: 'TIMEOUT_SECONDS', threshold }],
          ...(threshold > 40 ? { memberGroups: [group(`Ring ${threshold}`)] } : {}),
        })),
      },
    }),
    scoringMethod: 'TimestampAndPriority',
    lastAgentRoutingMode: 'Disabled',
    acwSettings: { wrapupPrompt: 'MANDATORY_TIMEOUT', timeoutMs: 60_000 + (next() % 10) * 30_000 },
    skillEvaluationMethod: (['NONE', 'BEST', 'ALL'] as const)[next() % 3] ?? 'NONE',
    ...often({ memberGroups: [group('Weekdays')] }),
    ...often({ queueFlow: ref('flows', 'Default In-Queue Flow') }),
    ...often({ emailInQueueFlow: ref('flows', 'Default In-Queue Email Flow') }),
    ...often({ messageInQueueFlow: ref('flows', 'Default In-Queue Message Flow') }),
    ...often({ whisperPrompt: ref('architect/prompts', 'queue_whisper') }),
    ...often({ onHoldPrompt: ref('architect/prompts', 'on_hold_music') }),
    autoAnswerOnly: false,
    cannedResponseLibraries:
      next() % 8 === 0 ? { libraryIds: [uuid(next), uuid(next)], mode: 'SelectedOnly' } : { mode: 'All' },
    enableTranscription: next() % 2 === 0,
    enableAudioMonitoring: next() % 2 === 0,
    enableManualAssignment: next() % 4 === 0,
    ...often({
      agentOwnedRouting: {
        enableAgentOwnedCallbacks: false,
        maxOwnedCallbackHours: 168,
        maxOwnedCallbackDelayHours: 24,
      },
    }),
    ...often({
      directRouting: {
        callMediaSettings: { useAgentAddressOutbound: true },
        emailMediaSettings: { useAgentAddressOutbound: true },
        messageMediaSettings: { useAgentAddressOutbound: true },
        waitForAgent: false,
        agentWaitSeconds: 60,
      },
    }),
    ...often({ callingPartyNumber: `+1555${String(next() % 10_000_000).padStart(7, '0')}` }),
    ...often({ defaultScripts: { CALL: ref('scripts', 'Inbound Call'), CALLBACK: ref('scripts', 'Callback') } }),
    ...often({ outboundMessagingAddresses: { smsAddress: ref('routing/sms/phonenumbers', 'Reminder') } }),
    ...often({ outboundEmailAddress: { domain: ref('routing/email/domains', 'mail.example.com') } }),
    suppressInQueueCallRecording: true,
  };
}
