/** The tablet's pages and assets, kept for when the Wi-Fi is gone. What is pressed meanwhile waits in queue.js. */

const ASSETS = ['/* the house lists its assets here */'];
const PATIENCE_MS = 5_000;

self.addEventListener('install', (event) => {
  event.waitUntil(keepAssets().then(() => self.skipWaiting()));
});
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(assetOf(request));
  else if (/^\/terminal(\/|$)/.test(pathname)) event.respondWith(pageOf(request));
});

async function keepAssets() {
  const cache = await caches.open('assets');
  for (const old of await cache.keys()) if (!ASSETS.includes(new URL(old.url).pathname)) await cache.delete(old);
  await cache.addAll(ASSETS);
}

async function assetOf(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/** The house's page when it answers; else the last one it gave, without what was asked after the `?`. */
async function pageOf(request) {
  const cache = await caches.open('pages');
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.ok && !response.redirected) await cache.put(request, dated(response.clone()));
    if ([502, 503, 504].includes(response.status)) throw new Error('The house is away');
    return response;
  } catch {
    return (await cache.match(request, { ignoreSearch: true, ignoreVary: true })) ?? away();
  }
}

/** The page says how long it holds; only what is kept with it says from when. */
function dated(response) {
  const headers = new Headers(response.headers);
  headers.set('x-kept-at', String(Date.now()));
  return new Response(response.body, { status: response.status, headers });
}

function away() {
  const style = ASSETS.find((path) => path.endsWith('.css'));
  const page = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Ouvrage</title>
    <meta name="viewport" content="width=device-width"><link rel="stylesheet" href="${style}">
    <body class="body-terminal"><main class="terminal"><div class="t-text"><h1>Pas de réseau</h1>
    <p class="t-step">Rien n’est perdu. Attends un peu.</p></div>
    <div class="t-actions"><a class="big go" href="/terminal">Réessayer</a></div></main></body></html>`;
  return new Response(page, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
}
