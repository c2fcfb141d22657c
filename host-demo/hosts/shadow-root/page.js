import { configure } from 'http://localhost:3100/embed.js';

configure({
  // The portal's own back end gives the token of who is signed in; undefined is nobody.
  getAccessToken: async ({ forceRefresh }) => {
    const response = await fetch('/access-token', { cache: forceRefresh ? 'reload' : 'default' });
    return response.ok ? response.text() : undefined;
  },
});

// Neither `<style>` nor `innerHTML`: a Content Security Policy may forbid both.
const styles = new CSSStyleSheet();
styles.replaceSync(`
  h1 { font-size: 1.5rem; }
  customer-search { margin-bottom: 0.75rem; }`);
const widgets = ['customer-search', 'customer-list', 'customer-form', 'customer-delete'];

class IntranetPage extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [styles];
    const heading = document.createElement('h1');
    heading.textContent = 'Customers';
    root.append(heading, ...widgets.map((tag) => document.createElement(tag)));
  }
}
customElements.define('intranet-page', IntranetPage);
