// The asynchronous boundary: shared modules are settled before anything that imports React runs.
void import('./bootstrap.tsx');
