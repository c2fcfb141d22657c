/**
 * What a Lambda finds in its environment. Set when this file is imported, for the modules that read it at cold start;
 * in the sorted order of imports it comes before them.
 */
export const environment = {
  TABLE_NAME: 'customers-in-tests',
  ALLOWED_ORIGINS: 'https://portal.example,https://intranet.example',
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
};

Object.assign(process.env, environment);
