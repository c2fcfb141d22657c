import { checkIntegrity, widgetRemotes } from '@customer-kit/embed/federation';
import { createInstance } from '@module-federation/runtime';
import { useEffect, useRef, useState, version } from 'react';
import { createRoot } from 'react-dom/client';

const federation = widgetRemotes('http://localhost:3100').then((remotes) =>
  createInstance({ name: 'portal', remotes, plugins: [checkIntegrity] }),
);
const loadWidget = async (name) => (await federation).loadRemote(`${name}/mount`);

const options = {
  api: 'http://localhost:4000',
  // The portal's own back end gives the token of who is signed in; undefined is nobody.
  getAccessToken: async ({ forceRefresh }) => {
    const response = await fetch('/access-token', { cache: forceRefresh ? 'reload' : 'default' });
    return response.ok ? response.text() : undefined;
  },
};

function Widget({ name }) {
  const element = useRef(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let widget;
    let left = false;
    async function show() {
      try {
        const { mount } = await loadWidget(name);
        if (!left) widget = mount(element.current, options);
      } catch (error) {
        console.error(`${name} could not be loaded.`, error);
        setFailed(true);
      }
    }
    void show();
    return () => {
      left = true;
      widget?.unmount();
    };
  }, [name]);
  return <div ref={element}>{failed && 'This part of the page could not be loaded.'}</div>;
}

function Customers() {
  return (
    <>
      <h1>Customers</h1>
      <Widget name="customer-search" />
      <Widget name="customer-list" />
      <Widget name="customer-form" />
      <Widget name="customer-delete" />
      <footer>React {version}.</footer>
    </>
  );
}

createRoot(document.getElementById('app')).render(<Customers />);
