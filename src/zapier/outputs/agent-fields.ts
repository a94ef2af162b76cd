/** How the agent that a builder sees is labeled in the Zap editor, and a realistic sample of one. */
import type { Agent } from '../../genesys/users/agent.ts';
import { SAMPLE_AGENT, SAMPLE_DIVISION } from './samples.ts';

export const AGENT_OUTPUT_FIELDS = [
  { key: 'id', label: 'Agent ID', type: 'string' },
  { key: 'name', label: 'Name', type: 'string' },
  { key: 'email', label: 'Email', type: 'string' },
  { key: 'active', label: 'Active', type: 'boolean' },
  { key: 'state', label: 'State', type: 'string' },
  { key: 'state_label', label: 'State Label', type: 'string' },
  { key: 'title', label: 'Title', type: 'string' },
  { key: 'department', label: 'Department', type: 'string' },
  { key: 'division_id', label: 'Division ID', type: 'string' },
  { key: 'division_name', label: 'Division Name', type: 'string' },
] as const;

export const AGENT_SAMPLE: Agent = {
  ...SAMPLE_AGENT,
  active: true,
  state: 'active',
  state_label: 'Active',
  division_id: SAMPLE_DIVISION.id,
  division_name: SAMPLE_DIVISION.name,
};
