/** The field that every connection begins with. */
import { REGIONS } from '../genesys/regions.ts';

export const REGION_FIELD = {
  key: 'region',
  label: 'Region',
  type: 'string',
  required: true,
  choices: REGIONS.map(({ id, name, login }) => ({
    value: id,
    sample: id,
    // The domain is what people see in their browser's address bar.
    label: `${name}: ${login.replace('https://login.', '')}`,
  })),
  helpText:
    "The region your Genesys Cloud organization lives in. Compare the end of your browser's address after you log in, such as `mypurecloud.ie`. " +
    '[Regions of Genesys Cloud](https://help.genesys.cloud/articles/aws-regions-for-genesys-cloud-deployment/).',
} as const;
