/** How the agent that a builder sees is labeled in the Zap editor, and a realistic sample of one. */
import type { Agent } from '../../genesys/users/agent.ts';

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
  id: '7c2d9a41-5e0b-4f6a-8d13-90b4c1e2f7a8',
  name: 'Amara Okafor',
  email: 'amara.okafor@example.com',
  active: true,
  state: 'active',
  state_label: 'Active',
  division_id: '9d8b3f52-1c77-4a1e-8a0b-52f0c7e7a6d4',
  division_name: 'Home',
};
