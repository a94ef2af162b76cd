/** The dropdown of time zones: those of the IANA database that the code itself understands. It asks nobody. */
import { defineTrigger } from 'zapier-platform-core';

const perform = async () => {
  // Intl lists places only.
  const names = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  return names.map((name) => ({ id: name, name: name.replaceAll('_', ' ') }));
};

export default defineTrigger({
  key: 'time_zone_choices',
  noun: 'Time Zone',
  display: {
    label: 'Time Zone Choices',
    description: 'Triggers when the time zone dropdown is opened.',
    hidden: true,
  },
  operation: {
    type: 'polling',
    perform,
    sample: { id: 'America/New_York', name: 'America/New York' },
    outputFields: [
      { key: 'id', label: 'Time Zone ID', type: 'string' },
      { key: 'name', label: 'Time Zone Name', type: 'string' },
    ],
  },
});
