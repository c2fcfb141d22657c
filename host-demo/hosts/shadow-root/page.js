import { configure } from 'http://localhost:3100/embed.js';

configure({
  // The portal's own back end gives the token of who is signed in; undefined is nobody.
  getAccessToken: async ({ forceRefresh }) => {
    const response = await fetch('/access-token', { cache: forceRefresh ? 'reload' : 'default' });
    return response.ok ? response.text() : undefined;
  },
});

class IntranetPage extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: 'open' }).innerHTML = `
      <style>
        h1 { font-size: 1.5rem; }
        customer-search { margin-bottom: 0.75rem; }
      </style>
      <h1>Customers</h1>
      <customer-search></customer-search>
      <customer-list></customer-list>
      <customer-form></customer-form>
      <customer-delete></customer-delete>`;
  }
}
customElements.define('intranet-page', IntranetPage);
