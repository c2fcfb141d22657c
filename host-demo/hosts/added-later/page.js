import { configure } from 'http://localhost:3100/embed.js';

configure({
  getAccessToken: async ({ forceRefresh }) =>
    (await fetch('/access-token', { cache: forceRefresh ? 'reload' : 'default' })).text(),
});

const upper = document.getElementById('upper');
const lower = document.getElementById('lower');
const widgets = ['customer-search', 'customer-list', 'customer-form', 'customer-delete'].map((tag) =>
  document.createElement(tag),
);

document.getElementById('show').onclick = () => upper.append(...widgets);
document.getElementById('move').onclick = () => lower.append(...widgets);
document.getElementById('hide').onclick = () => {
  for (const widget of widgets) widget.remove();
};
