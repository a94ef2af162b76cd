/** Makes the full queue of a record, with the fields of the contract's `Queue`. It is made for each answer anew and not kept: see {@link QueueRecord}. */
import type { Models } from 'purecloud-platform-client-v2';
import { detailsOf } from './queue-details.ts';
import type { QueueRecord, State } from './state.ts';

/** @returns the queue as the API shows it */
export function expandQueue(state: State, record: QueueRecord): Models.Queue {
  const { id, name, divisionId, dateCreated, dateModified, createdBy, members } = record;
  const division = state.divisions.find((candidate) => candidate.id === divisionId);
  const { sparseQueues: sparse } = state.settings;
  const unchanged = sparse && dateModified === dateCreated;
  const counts = {
    memberCount: members.length,
    userMemberCount: members.filter(({ memberBy }) => memberBy !== 'group').length,
    joinedMemberCount: members.filter(({ joined }) => joined).length,
  };
  return {
    ...(unchanged || createdBy === '' ? {} : { modifiedBy: createdBy }),
    ...detailsOf(record),
    id,
    name,
    division: { id: divisionId, name: division?.name ?? '', selfUri: `/api/v2/authorization/divisions/${divisionId}` },
    dateCreated,
    ...(unchanged ? {} : { dateModified }),
    ...(createdBy === '' ? {} : { createdBy }),
    ...(sparse ? Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)) : counts),
    ...(record.peerId === null ? {} : { peerId: record.peerId }),
    selfUri: `/api/v2/routing/queues/${id}`,
  };
}
