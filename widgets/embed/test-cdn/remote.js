// Two remotes as small as the protocol allows. What the loader does to them is written down in `remoteLog`.
(() => {
  const log = { scopes: [], mounted: [], updates: [], unmounted: 0 };
  globalThis.remoteLog = log;
  // As the kit does.
  globalThis[Symbol.for('customer-kit.instances')] = ['1.0.0'];

  function mount(element, props) {
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    root.textContent = 'mounted';
    log.mounted.push(props);
    return {
      update: (change) => log.updates.push(change),
      unmount: () => {
        root.textContent = '';
        log.unmounted += 1;
      },
    };
  }

  const container = {
    init: (scope) => log.scopes.push(scope),
    get: async () => () => ({ mount }),
  };
  globalThis.customer_list = container;
  globalThis.customer_form = container;
})();
