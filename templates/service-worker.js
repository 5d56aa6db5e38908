{% load static %}/* Keeps pages seen so that they can be read without a connection. A page always comes from the site where the site
   answers; a kept copy stands in only where it does not, and says at its head when it was kept. */
"use strict";

const OFFLINE_PAGE = "{{ offline_page }}";
const SHELL = [{% for address in shell %}"{{ address }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const ALWAYS_KEPT = new Set([OFFLINE_PAGE, ...SHELL]);
const PAGES = "pages-1";
const FILES = "files-1";
const MOST_PAGES = 60;
const MOST_FILES = 80;
const KEPT_ON = "X-Kept-On";
// A file whose name carries its digest never changes: any other would have another name.
const UNCHANGING = /\.[0-9a-f]{12}\.\w+$/;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(FILES)
      .then((files) => files.addAll([OFFLINE_PAGE, ...SHELL].map((url) => new Request(url, { cache: "reload" }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name !== PAGES && name !== FILES))
      .then((old) => Promise.all(old.map((name) => caches.delete(name)))),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("{% get_static_prefix %}")) event.respondWith(file(request));
  else if (request.mode === "navigate" && !url.pathname.startsWith("/admin/")) event.respondWith(page(event));
});

async function file(request) {
  const kept = await caches.match(request, { cacheName: FILES });
  if (kept && UNCHANGING.test(request.url)) return kept;
  try {
    const response = await fetch(request);
    if (response.ok) await keep(FILES, request, response.clone(), MOST_FILES);
    return response;
  } catch {
    return kept ?? Response.error();
  }
}

async function page(event) {
  try {
    const response = await fetch(event.request);
    if (mayBeKept(response)) event.waitUntil(keepPage(event.request, response.clone()));
    return response;
  } catch {
    const kept = await caches.match(event.request, { cacheName: PAGES, ignoreVary: true });
    return kept ? marked(kept) : offlinePage();
  }
}

// What the site does not want stored, a checked label before all, is not stored here either.
function mayBeKept(response) {
  const control = response.headers.get("Cache-Control") ?? "";
  const type = response.headers.get("Content-Type") ?? "";
  return response.ok && !response.redirected && type.startsWith("text/html") && !/no-store|private/.test(control);
}

async function keepPage(request, response) {
  const headers = plainHeaders(response);
  headers.set(KEPT_ON, new Date().toISOString());
  await keep(PAGES, request.url.split("#")[0], new Response(await response.text(), { headers }), MOST_PAGES);
}

async function keep(name, request, response, most) {
  const cache = await caches.open(name);
  await cache.delete(request);
  await cache.put(request, response);
  // Keys come in the order in which they were put: the first are the oldest.
  const keys = (await cache.keys()).filter((key) => !ALWAYS_KEPT.has(new URL(key.url).pathname));
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)));
}

async function marked(kept) {
  const words = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });
  const when = words.format(new Date(kept.headers.get(KEPT_ON)));
  const notice =
    '<div class="message offline-notice" role="note"><p><strong>No connection.</strong> ' +
    `This is the page as you saw it on ${when}. Scores and prices may have changed since.</p></div>`;
  const html = (await kept.text()).replace(/<main\b[^>]*>/, (main) => main + notice);
  return new Response(html, { headers: plainHeaders(kept) });
}

async function offlinePage() {
  const kept = await caches.match(OFFLINE_PAGE, { cacheName: FILES, ignoreVary: true });
  if (!kept) return Response.error();
  return new Response(await kept.text(), { status: 503, statusText: "No connection", headers: plainHeaders(kept) });
}

// The text is unpacked already: headers that speak of how it travelled no longer hold.
function plainHeaders(response) {
  const headers = new Headers(response.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  return headers;
}
