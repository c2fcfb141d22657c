import { configure } from 'http://localhost:3100/embed.js';

configure({
  // The portal's own back end gives the token of who is signed in; undefined is nobody.
  // Not $.ajax: its `cache: false` asks by another URL, and leaves the refused token in the cache under this one.
  getAccessToken: async ({ forceRefresh }) => {
    const response = await fetch('/access-token', { cache: forceRefresh ? 'reload' : 'default' });
    return response.ok ? response.text() : undefined;
  },
});

$('#version').text($.fn.jquery);

$('a[href="#customers"]').one('shown.bs.tab', () => {
  $('#customers').html(
    '<br><p><customer-search></customer-search></p><customer-list></customer-list><customer-form></customer-form><customer-delete></customer-delete>',
  );
});

$(document).on('customer-select', ({ originalEvent }) => $('#opened').text(originalEvent.detail.customer.name));
