/** One page of a dynamic dropdown: what its hidden trigger returns. https://docs.zapier.com/platform/build-cli/overview#dynamic-dropdowns */
import type { InputField } from '../scripts/docs/definition.ts';
import { RequestError } from './respond.ts';
import { connectedOf, type Session } from './session.ts';

interface ChoicesPage {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** Whether the editor offers to load more. */
  readonly more: boolean;
}

/** @param inputData what the step's other fields hold, which may narrow the list. @param page counted from 0 */
export async function choicesPage(
  session: Session,
  field: InputField | undefined,
  inputData: Readonly<Record<string, unknown>>,
  page: number,
): Promise<ChoicesPage> {
  // Such as `queue_choices.id.name`.
  const [key = '', idKey = 'id', labelKey = idKey] = (field?.dynamic ?? '').split('.');
  const { triggers } = session.definition;
  const trigger = Object.hasOwn(triggers, key) ? triggers[key] : undefined;
  if (!trigger) throw new RequestError(404, 'This field has no list to choose from.');
  const found = await session.zapier.call<Record<string, unknown>[]>(`triggers.${key}.operation.perform`, {
    authData: connectedOf(session),
    inputData,
    meta: { isFillingDynamicDropdown: true, page: Math.max(0, Math.trunc(page)) },
  });
  const choices = found.map((item) => ({ value: `${item[idKey]}`, label: `${item[labelKey] ?? item[idKey]}` }));
  return { choices, more: trigger.operation.canPaginate === true && choices.length > 0 };
}
