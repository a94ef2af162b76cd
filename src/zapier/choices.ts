/** Triggers that fill a dropdown: hidden, and each result is a choice, by id and name. */
import { defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';

interface Choices {
  readonly key: `${string}_choices`;
  /** What is chosen, as labels say it. */
  readonly noun: string;
  /** Does Zapier ask for one page after the other? */
  readonly canPaginate?: true;
  readonly perform: PollingTriggerPerform;
  readonly sample: { id: string; name: string };
}

export const defineChoices = ({ key, noun, perform, sample, ...paging }: Choices) =>
  defineTrigger({
    key,
    noun,
    display: {
      label: `${noun} Choices`,
      description: `Triggers when the ${noun.toLowerCase()} dropdown is opened.`,
      hidden: true,
    },
    operation: {
      type: 'polling',
      ...paging,
      perform,
      sample,
      outputFields: [
        { key: 'id', label: `${noun} ID`, type: 'string' },
        { key: 'name', label: `${noun} Name`, type: 'string' },
      ],
    },
  });
