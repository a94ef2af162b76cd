/**
 * The user that a builder sees as an agent: flat, snake_case. Source: schema `User` of the official OpenAPI document, of
 * which Genesys leaves out what is not filled in.
 */
import type { Models } from 'purecloud-platform-client-v2';
import { identifier, text } from '../values.ts';
import { inWords } from '../words.ts';

export interface Agent {
  /** The user's id. */
  id: string;
  name?: string | undefined;
  email?: string | undefined;
  /** False for one who cannot log in any more; left out where Genesys does not say. */
  active?: boolean | undefined;
  /** `active`, `inactive` or `deleted`. */
  state?: string | undefined;
  state_label?: string | undefined;
  title?: string | undefined;
  department?: string | undefined;
  division_id?: string | undefined;
  division_name?: string | undefined;
}

/** @returns null for what is no user: no object, or without an id of 1 to 200 characters. */
export function toAgent(raw: Models.User | null): Agent | null {
  const id = identifier(raw?.id);
  if (!raw || id === undefined) return null;
  const state = text(raw.state)?.toLowerCase();
  return {
    id,
    name: text(raw.name),
    email: identifier(raw.email),
    active: state === undefined ? undefined : state === 'active',
    state,
    state_label: inWords(state),
    title: text(raw.title),
    department: text(raw.department),
    division_id: identifier(raw.division?.id),
    division_name: text(raw.division?.name),
  };
}
