import { configure, defineElements } from '@customer-kit/embed';
import { createApp } from 'vue';
import App from './app.vue';

configure({
  cdn: 'http://localhost:3100',
  api: 'http://localhost:4000',
  getAccessToken: async ({ forceRefresh }) =>
    (await fetch('/access-token', { cache: forceRefresh ? 'reload' : 'default' })).text(),
});
defineElements();
createApp(App).mount('#app');
