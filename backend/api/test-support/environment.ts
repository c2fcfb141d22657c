// What a Lambda finds in its environment, set before the modules that read it at cold start: import this file first.
process.env.TABLE_NAME = 'customers-in-tests';
process.env.ALLOWED_ORIGINS = 'https://portal.example,https://intranet.example';
process.env.AWS_REGION = 'eu-central-1';
process.env.AWS_ACCESS_KEY_ID = 'local';
process.env.AWS_SECRET_ACCESS_KEY = 'local';
