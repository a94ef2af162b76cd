/** The definition itself: what Zapier's schema and its publishing checks say of it. */
import { readFileSync } from 'node:fs';
import type { Definition } from '../../scripts/docs/definition.ts';
import { createZapier } from '../../scripts/lib/zapier-run.ts';
import app from '../../src/index.ts';
import type { Draft } from '../support/definition-walk.ts';
import { PUBLISHING_CHECKS } from '../support/publishing-checks.ts';
import { REVIEW_CHECKS } from '../support/review-checks.ts';
import { definition } from '../support/steps.ts';

test('it is valid by Zapier’s schema', async () => {
  expect(await createZapier(app, {}).validate()).toEqual([]);
});

test.each([...PUBLISHING_CHECKS, ...REVIEW_CHECKS])('%s', (_rule, faults, spoil) => {
  expect(faults(definition)).toEqual([]);
  // The check itself finds what it is for.
  const spoiled = copy(app);
  spoil(spoiled as Draft);
  expect(faults(spoiled as Definition)).not.toEqual([]);
});

/** A deep copy in which functions stay what they are. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item)]));
}

describe('the package', () => {
  const { version, dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

  test('D027 names an exact version of the platform, the same for core and command line', () => {
    expect(dependencies['zapier-platform-core']).toMatch(/^\d+\.\d+\.\d+$/);
    expect(devDependencies['zapier-platform-cli']).toBe(dependencies['zapier-platform-core']);
    expect(definition.platformVersion).toBe(dependencies['zapier-platform-core']);
  });

  test('its version has a heading in CHANGELOG.md, and it is the newest', () => {
    expect(definition.version).toBe(version);
    expect(readFileSync('CHANGELOG.md', 'utf8').match(/^## (.+)$/m)?.[1]).toBe(version);
  });
});
