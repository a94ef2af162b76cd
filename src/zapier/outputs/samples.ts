/** Whom and what all samples speak of, as if they were of one organization. */
export const SAMPLE_QUEUE = { id: '4f1c2b7e-6a0d-4c58-9a53-0f6f3d2b8c11', name: 'Billing Support' };

export const SAMPLE_DIVISION = { id: '9d8b3f52-1c77-4a1e-8a0b-52f0c7e7a6d4', name: 'Home' };

export const SAMPLE_AGENT = {
  id: '7c2d9a41-5e0b-4f6a-8d13-90b4c1e2f7a8',
  name: 'Amara Okafor',
  email: 'amara.okafor@example.com',
};
