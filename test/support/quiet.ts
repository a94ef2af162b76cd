import type { Connected } from './zapier.ts';

/** Waits until no request has come for a while. */
export async function quiet({ sandbox }: Connected): Promise<void> {
  let before = -1;
  while (before !== sandbox.requests.length) {
    before = sandbox.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
