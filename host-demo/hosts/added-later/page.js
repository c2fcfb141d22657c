import { configure } from 'http://localhost:3100/embed.js';

configure({
  // The portal's own back end gives the token of who is signed in; undefined is nobody.
  getAccessToken: async ({ forceRefresh }) => {
    const response = await fetch('/access-token', { cache: forceRefresh ? 'reload' : 'default' });
    return response.ok ? response.text() : undefined;
  },
});

const upper = document.getElementById('upper');
const lower = document.getElementById('lower');
const widgets = ['customer-search', 'customer-list', 'customer-form', 'customer-delete'].map((tag) =>
  document.createElement(tag),
);

function onPress(id, act) {
  document.getElementById(id).addEventListener('click', act);
}

onPress('show', () => upper.append(...widgets));
onPress('move', () => lower.append(...widgets));
onPress('hide', () => {
  for (const widget of widgets) widget.remove();
});
