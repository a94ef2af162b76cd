/**
 * The presences every organization has. Their ids are the same everywhere: a captured `GET /api/v2/presencedefinitions` is in the tests of
 * the Terraform provider MyPureCloud/terraform-provider-genesyscloud, package `organization_presence_definition`.
 */
export const presenceIds = {
  Available: '6a3af858-942f-489d-9700-5f9bcdcdae9b',
  Away: '5e5c5c66-ea97-4e7f-ac41-6424784829f2',
  Break: '227b37e2-f1d0-4dd0-8f50-badd7cf6d158',
  Busy: '31fe3bac-dea6-44b7-bed7-47f91660a1a0',
  Idle: '7ffa01cd-7866-4ad7-8faa-31e11b42f51f',
  Meal: '3fd96123-badb-4f69-bc03-1b1ccc6d8014',
  Meeting: 'bbdff279-7ae1-48ea-bade-7831d7234c64',
  Offline: 'ccf3c10a-aa2c-4845-8e8d-f59fa48c58e5',
  'On Queue': 'e08eaf1b-ee47-4fa9-a231-1200e284798f',
  Training: 'd2390a99-8546-bad9-8f0a-219548e8aeb0',
} as const;

/** As in `PresenceDefinition.systemPresence`. */
export type SystemPresence = keyof typeof presenceIds;

/**
 * `systemToOrganizationMappings` of a statistics answer, by which a client turns a presence's id into its name. That the names are written
 * there in capitals, `ON_QUEUE`, is how clients read it; the contract does not say.
 */
export function systemToOrganizationMappings(): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(presenceIds).map(([name, id]) => [name.toUpperCase().replace(' ', '_'), [id]]),
  );
}
