/* Check a label while it is typed, and keep a check as a link that carries the text in itself.
   What a link brings is shown, and sent to nobody before its reader presses the button. */
(() => {
  "use strict";

  const PAUSE = 500; // milliseconds without a key until the text is read
  const SILENCE = 1500; // and until screen readers are told: never in the middle of a word
  const LONGEST_TEXT = 100_000; // a link is a stranger's: no more of it is unpacked
  const BOX = "textarea[name=label_text]";

  const box = () => document.querySelector(BOX);
  let isReadWhileTyped = true;
  let isOpening = false;
  let pause = 0;
  let silence = 0;
  let asked = null;
  let pressed = null;

  /* While typing */

  function stop() {
    clearTimeout(pause);
    clearTimeout(silence);
    asked?.abort();
  }

  async function read(field) {
    asked = new AbortController();
    const body = new URLSearchParams({ label_text: field.value, live: "1" });
    const compared = document.querySelector("[data-compared]");
    if (compared) body.set("product", compared.dataset.compared);
    try {
      const response = await fetch(field.form.action, { method: "POST", body, signal: asked.signal });
      if (response.ok) show(new DOMParser().parseFromString(await response.text(), "text/html"));
    } catch {
      // Overtaken by the next key, or no connection: the button says so when it is pressed.
    }
  }

  function show(answer) {
    for (const id of ["marked", "check-result", "live-line"]) merge(document.getElementById(id), answer.getElementById(id));
    const words = answer.getElementById("check-said").textContent;
    silence = setTimeout(() => say(words), SILENCE - PAUSE);
  }

  const received = new WeakMap();
  const source = (node) => received.get(node) ?? node.outerHTML;

  // Parts that say the same stay the very elements they are, unfolded as their reader left them.
  function merge(here, fresh) {
    const before = [...here.children];
    const after = [...fresh.children].map((part) => {
      const html = part.outerHTML;
      const same = before.find((old) => source(old) === html) ?? part;
      received.set(same, html);
      return same;
    });
    if (after.length === before.length && after.every((part, place) => part === before[place])) return;
    here.replaceChildren(...after);
    window.htmx?.process(here);
    document.dispatchEvent(new Event("skinguide:replaced"));
  }

  function say(words) {
    const status = document.getElementById("check-status");
    if (status.textContent !== words) status.textContent = words;
  }

  document.addEventListener("input", (event) => {
    if (!event.target.matches(BOX) || event.isComposing) return;
    if (isOpening) return;
    // A link's text that was changed is no longer that link's.
    if (linked(location.hash)) history.replaceState(null, "", location.pathname);
    stop();
    if (isReadWhileTyped) pause = setTimeout(read, PAUSE, event.target);
  });

  document.addEventListener("compositionend", (event) => {
    if (event.target.matches(BOX)) event.target.dispatchEvent(new Event("input", { bubbles: true }));
  });

  function prepare(event) {
    if (!event.target.matches(".label-form")) return;
    stop();
    say("");
    isReadWhileTyped = true;
    pressed = event.submitter;
  }
  document.addEventListener("submit", prepare, true); // before htmx sends it

  // The buttons that compare stand outside their form, where htmx does not see which of them was pressed.
  document.addEventListener("htmx:configRequest", (event) => {
    if (event.target.matches(".label-form") && pressed?.name) event.detail.parameters[pressed.name] = pressed.value;
  });

  /* A quotation may lead to its place while the box is open and the marked text is not. */
  document.addEventListener(
    "click",
    (event) => {
      if (event.target.closest('a[href^="#label-"]')) document.querySelector(".edit[open]")?.removeAttribute("open");
    },
    true,
  );

  /* Links: the text stands behind the "#", which browsers do not send. Packed where the browser can. */

  function linked(hash) {
    const parts = new URLSearchParams(hash.slice(1));
    return parts.has("text") || parts.has("packed-text") ? parts : null;
  }

  async function addressOf(text) {
    const parts = "CompressionStream" in window ? { "packed-text": await packed(text) } : { text };
    return `${location.origin}${location.pathname}#${new URLSearchParams(parts)}`;
  }

  async function packed(text) {
    const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    let binary = "";
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  }

  async function unpacked(words) {
    const bytes = Uint8Array.from(atob(words.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    const decoder = new TextDecoder();
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      text += decoder.decode(value, { stream: true });
      if (text.length > LONGEST_TEXT) throw new RangeError("longer than any label");
    }
  }

  async function open() {
    const parts = linked(location.hash);
    if (!parts) return;
    let text = "";
    let words = "This text came with the link and was sent to nobody. To have it read, press “Check this label”.";
    try {
      text = parts.get("text") ?? (await unpacked(parts.get("packed-text")));
    } catch {
      words = "The text in this link is damaged or incomplete: copy the whole link again, or paste the label's words.";
    }
    isReadWhileTyped = false;
    const field = box();
    field.value = text.slice(0, LONGEST_TEXT);
    isOpening = true;
    field.dispatchEvent(new Event("input", { bubbles: true })); // so that it is counted
    isOpening = false;
    const note = document.createElement("p");
    note.className = "message link-note";
    note.setAttribute("role", "status");
    field.form.append(note);
    note.textContent = words;
  }

  async function copyLink(button) {
    const keep = button.closest(".keep");
    const status = keep.querySelector("[data-kept]");
    const line = keep.querySelector(".keep-link");
    const field = line.querySelector("input");
    field.value = await addressOf(box().value);
    line.hidden = false;
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = "Copied.";
    } catch {
      field.select();
      status.textContent = "Your browser did not let us copy: the link is selected.";
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-links], [data-prints]");
    if (!button) return;
    if ("links" in button.dataset) copyLink(button);
    else print();
  });

  // Another link opened in the same tab changes only what stands behind the "#".
  addEventListener("hashchange", () => {
    if (linked(location.hash)) location.reload();
  });
  open();
})();
