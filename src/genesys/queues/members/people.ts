/** Whom ids and e-mail addresses mean, among the members of a queue and the users of the organization. */
import type { Agent } from '../../users/agent.ts';
import type { QueueMember } from '../queue-members.ts';

export interface Person {
  /** The id or e-mail address by which they were asked for. */
  readonly given: string;
  /** Null for nobody. */
  readonly id: string | null;
  readonly name: string | undefined;
  readonly email: string | undefined;
  /** Undefined: not known. */
  readonly active: boolean | undefined;
  /** What the queue's list says of them; undefined for who is not in it. */
  readonly member: QueueMember | undefined;
}

/**
 * Finds members by id or e-mail address, in any case. Nobody by an address that several have: which of them is meant, only
 * the users tell, of whom one who left may still have it.
 */
export function memberFinder(members: readonly QueueMember[]): (reference: string) => QueueMember | undefined {
  const byReference = new Map<string, QueueMember | undefined>();
  for (const member of members)
    for (const reference of [member.email, member.id].flatMap((given) => given?.toLowerCase() ?? []))
      byReference.set(reference, byReference.has(reference) ? undefined : member);
  return (reference) => byReference.get(reference.toLowerCase());
}

/**
 * @param references ids and e-mail addresses, in any case.
 * @param agents users by what was asked for, in lower case. Who is both is what the user is: an address may have gone over
 *   from one who left.
 * @returns each person once, in the order given; and each reference that nobody is meant by.
 */
export function peopleOf(
  references: readonly string[],
  members: readonly QueueMember[],
  agents: ReadonlyMap<string, Agent>,
): Person[] {
  const memberOf = memberFinder(members);
  const people = new Map<string, Person>();
  for (const reference of references) {
    const agent = agents.get(reference.toLowerCase());
    const member = memberOf(agent?.id ?? reference);
    const id = agent?.id ?? member?.id ?? null;
    const key = (id ?? reference).toLowerCase();
    if (!people.has(key))
      people.set(key, {
        given: reference,
        id,
        name: agent?.name ?? member?.name,
        email: agent?.email ?? member?.email,
        active: agent?.active,
        member,
      });
  }
  return [...people.values()];
}

/** Is somebody in the queue through a group only? Such members come and go with the group. */
export function isThroughGroup({ member_by }: QueueMember): boolean {
  return member_by?.toLowerCase() === 'group';
}
