import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { fetchEndpoints } from './endpoints.ts';
import { connectWidgets } from './remotes.ts';

const container = document.getElementById('portal');
if (!container) throw new Error('index.html has no element with id="portal".');

const root = createRoot(container);
try {
  const endpoints = await fetchEndpoints();
  connectWidgets(endpoints.cdn);
  root.render(
    <StrictMode>
      <Suspense>
        <App localApi={endpoints.api} />
      </Suspense>
    </StrictMode>,
  );
} catch (error) {
  console.error(error);
  root.render(
    <p className="waiting" role="alert">
      {String(error)}
    </p>,
  );
}
