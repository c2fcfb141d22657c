import { configure, defineElements } from '@customer-kit/embed';
import { createApp } from 'vue';
import App from './app.vue';

configure({
  cdn: 'http://localhost:3100',
  api: 'http://localhost:4000',
  // The portal's own back end gives the token of who is signed in; undefined is nobody.
  getAccessToken: async ({ forceRefresh }) => {
    const response = await fetch('/access-token', { cache: forceRefresh ? 'reload' : 'default' });
    return response.ok ? response.text() : undefined;
  },
});
defineElements();
createApp(App).mount('#app');
