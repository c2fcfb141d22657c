import { configure } from 'http://localhost:3100/embed.js';

configure({
  getAccessToken: async ({ forceRefresh }) =>
    (await fetch('/access-token', { cache: forceRefresh ? 'reload' : 'default' })).text(),
});

class IntranetPage extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: 'open' }).innerHTML = `
      <h1>Customers</h1>
      <customer-search></customer-search>
      <customer-list></customer-list>
      <customer-form></customer-form>
      <customer-delete></customer-delete>`;
  }
}
customElements.define('intranet-page', IntranetPage);
