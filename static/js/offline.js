/* Lets pages seen be read without a connection; the worker's own file says how. */
(() => {
  "use strict";

  if (!("serviceWorker" in navigator)) return;
  // After the page, not beside it: keeping files must not slow down what somebody waits for.
  addEventListener("load", () => navigator.serviceWorker.register("/service-worker.js").catch(() => {}));

  // On the page for "no connection": what there is to read, newest first.
  const list = document.getElementById("kept-pages");
  if (!list) return;

  async function keptPages() {
    const cache = await caches.open("pages-1");
    const kept = [];
    for (const request of (await cache.keys()).reverse()) {
      // A page that is being kept anew is gone for a moment.
      const html = await (await cache.match(request, { ignoreVary: true }))?.text();
      if (html === undefined) continue;
      const title = new DOMParser().parseFromString(html, "text/html").title.replace(" · Skinguide", "");
      kept.push({ title, url: request.url });
    }
    return kept;
  }

  keptPages().then((pages) => {
    for (const { title, url } of pages) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = url;
      link.textContent = title;
      item.append(link);
      list.append(item);
    }
  });
})();
