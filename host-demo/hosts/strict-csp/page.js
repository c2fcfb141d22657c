import { configure } from 'http://localhost:3100/embed.js';

configure({
  // The portal's own back end gives the token of who is signed in; undefined is nobody.
  getAccessToken: async ({ forceRefresh }) => {
    const response = await fetch('/access-token', { cache: forceRefresh ? 'reload' : 'default' });
    return response.ok ? response.text() : undefined;
  },
});
