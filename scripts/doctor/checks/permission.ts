/**
 * Where the token may view queues. A role granted in one division only hides the queues of the others without an error,
 * which is why this is looked at before the list.
 */

import { permittedDivisions } from '../../../src/genesys/access/permitted-divisions.ts';
import { divisionList, permissionPath } from '../../../src/genesys/errors/phrases.ts';
import { REQUIREMENTS } from '../../../src/genesys/requirements.ts';
import type { Outcome } from '../check.ts';
import { ROLES_TAB, refusal } from '../refusal.ts';
import type { Visit } from '../visit.ts';

export async function permission(visit: Visit): Promise<Outcome> {
  const { permission } = REQUIREMENTS.listQueues;
  const client = await visit.client();
  try {
    const { all, names, count } = await permittedDivisions(client, permission);
    const details = { permission, all_divisions: all, divisions: names };
    const path = permissionPath(permission);
    if (all) return { status: 'ok', found: `${path} in all divisions`, details };
    if (names.length === 0) return { status: 'failed', found: `${path} in no division`, fix: ROLES_TAB, details };
    visit.context.permittedDivisions = { names, count };
    return {
      status: 'warning',
      found:
        `${path} in ${count === 1 ? 'one division' : `${count} divisions`} only: ${divisionList({ names, count })}. ` +
        'Genesys leaves out the queues of every other division, without an error.',
      fix: ROLES_TAB,
      details,
    };
  } catch (error) {
    return refusal(error, visit, 'warning');
  }
}
