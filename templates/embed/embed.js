/* Skinguide, protocol 1: turns quotations marked data-skinguide into live cards. The quotation stays until its card reports. */
(() => {
  "use strict";
  const source = document.currentScript && document.currentScript.src;
  if (!source) return;
  const origin = new URL(source).origin;
  const LOWEST = 40, HIGHEST = 2000;
  const cards = [];

  function take(quote) {
    let address;
    try {
      address = new URL(quote.dataset.skinguide, origin);
    } catch {
      return;
    }
    if (address.origin !== origin || !address.pathname.startsWith("/embed/")) return;
    quote.dataset.skinguideTaken = "";
    const secret = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-");
    address.hash = secret;
    const frame = document.createElement("iframe");
    frame.title = quote.dataset.title || "Skinguide scorecard";
    frame.loading = "lazy";
    frame.referrerPolicy = "no-referrer";
    frame.sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
    Object.assign(frame.style, {
      position: "absolute", inset: "0", width: "100%", height: "100%", border: "0", borderRadius: "14px", visibility: "hidden",
    });
    const height = Math.min(HIGHEST, Math.max(LOWEST, Number(quote.dataset.height) || LOWEST));
    // The snippet says so itself; where the host's policy forbids its style, this is allowed.
    Object.assign(quote.style, { position: "relative", boxSizing: "border-box", margin: "0", padding: "0", border: "0" });
    quote.style.minHeight ||= `${height}px`;
    if (+quote.dataset.width > 0) quote.style.maxWidth ||= `${+quote.dataset.width}px`;
    frame.src = address;
    quote.append(frame);
    cards.push({ quote, frame, secret });
  }

  addEventListener("message", ({ source, data }) => {
    const card = cards.find(({ frame }) => frame.contentWindow === source);
    if (!card || !source || !data || data.skinguide !== card.secret || !Number.isFinite(data.height)) return;
    const { quote, frame } = card;
    for (const child of [...quote.childNodes]) if (child !== frame) child.remove();
    frame.style.visibility = "";
    quote.style.height = `${Math.min(HIGHEST, Math.max(LOWEST, data.height))}px`;
  });

  const run = () => document.querySelectorAll("blockquote[data-skinguide]:not([data-skinguide-taken])").forEach(take);
  run();
  addEventListener("DOMContentLoaded", run);
})();
