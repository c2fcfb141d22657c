import { configure } from 'http://localhost:3100/embed.js';

configure({
  getAccessToken: async ({ forceRefresh }) =>
    (await fetch('/access-token', { cache: forceRefresh ? 'reload' : 'default' })).text(),
});
