/** The definition itself: what Zapier's schema and its publishing checks say of it. */
import { readFileSync } from 'node:fs';
import type { Definition } from '../../scripts/docs/definition.ts';
import { createZapier } from '../../scripts/lib/zapier-run.ts';
import app from '../../src/index.ts';
import type { Draft } from '../support/definition-walk.ts';
import { PUBLISHING_CHECKS } from '../support/publishing-checks.ts';
import { REVIEW_CHECKS } from '../support/review-checks.ts';
import { definition, leastInput, methodOf, STEPS } from '../support/steps.ts';

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

describe('its steps, as the tests of all of them see it', () => {
  const { triggers, searches, creates = {}, searchOrCreates = {} } = definition;

  test('each has a key of its own, which is its place', () => {
    const kinds = [triggers, searches, creates];
    expect(kinds.flatMap((steps) => Object.keys(steps))).toEqual(STEPS.map(({ key }) => key));
    expect(new Set(STEPS.map(({ key }) => key)).size).toBe(STEPS.length);
  });

  test('a step that searches or creates is made of two that are there', () => {
    for (const { search, create } of Object.values(searchOrCreates))
      expect([search in searches, create in creates]).toEqual([true, true]);
  });

  test('what there is no step or no value for is said', () => {
    expect(() => methodOf('find_nothing')).toThrow('There is no step find_nothing.');
    expect(methodOf('find_queue')).toBe('searches.find_queue.operation.perform');
    expect(leastInput('find_queue_summary', ['a'])).toEqual({ queue_ids: ['a'], period: 'yesterday' });
  });
});
