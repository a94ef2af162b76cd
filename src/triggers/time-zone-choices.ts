/** The dropdown of time zones: those of the IANA database that the code itself understands. It asks nobody. */
import { defineChoices } from '../zapier/choices.ts';

const perform = async () => {
  // Intl lists places only.
  const names = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  return names.map((name) => ({ id: name, name: name.replaceAll('_', ' ') }));
};

export default defineChoices({
  key: 'time_zone_choices',
  noun: 'Time Zone',
  perform,
  sample: { id: 'America/New_York', name: 'America/New York' },
});
