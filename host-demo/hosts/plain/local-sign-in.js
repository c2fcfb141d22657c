// Signs the page in at the local backend, which gives a token to whoever asks. Elsewhere, getAccessToken asks the site's
// own sign-in.
const { src, dataset } = document.querySelector('script[data-api]');
const { configure } = await import(src);

let token;

async function fetchToken() {
  const response = await fetch(`${dataset.api}/_local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scopes: ['customers/read', 'customers/write'] }),
  });
  return (await response.json()).access_token;
}

configure({
  getAccessToken({ forceRefresh }) {
    if (forceRefresh) token = undefined;
    token ??= fetchToken();
    return token;
  },
});
