import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { fetchEndpoints } from './endpoints.ts';
import { connectWidgets } from './remotes.ts';

const container = document.getElementById('portal');
if (!container) throw new Error('index.html has no element with id="portal".');

const endpoints = await fetchEndpoints();
connectWidgets(endpoints.cdn);
createRoot(container).render(
  <StrictMode>
    <Suspense>
      <App localApi={endpoints.api} />
    </Suspense>
  </StrictMode>,
);
