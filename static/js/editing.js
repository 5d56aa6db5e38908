/* What the editors' forms gain with script: Ctrl + Enter saves, and what was typed last is kept when the tab closes. */
(() => {
  "use strict";

  const MOST_SENT = 900_000; // characters; the server refuses requests beyond a million bytes, and the words would be lost
  const form = document.querySelector("[data-editing], #content-main > form");
  if (!form) return;
  let isTyped = false;
  let isSent = false;

  // Django leaves the head of an inline's first column empty; a table's head says what its column holds.
  for (const head of document.querySelectorAll("th.original:empty")) {
    const words = document.createElement("span");
    words.className = "visually-hidden";
    words.textContent = "Row";
    head.append(words);
  }

  // A table that scrolls sideways on a phone can be reached by keyboard even while it is empty.
  for (const table of document.querySelectorAll('.inline-group[data-inline-type="tabular"]')) table.tabIndex = 0;

  // The admin's search boxes for related rows are named by nothing that a screen reader finds.
  addEventListener("load", () => {
    for (const box of document.querySelectorAll("select + .select2 :is([role=combobox], [role=textbox])")) {
      const label = box.closest(".select2").previousElementSibling.labels?.[0];
      if (label) box.setAttribute("aria-label", label.textContent.trim().replace(/:$/, ""));
    }
  });

  form.addEventListener("input", () => {
    isTyped = true;
  });

  // What is chosen in the admin's search boxes is told to its own library alone, not to the form.
  window.django?.jQuery?.(form).on("select2:select select2:clear", () => form.dispatchEvent(new Event("input")));

  form.addEventListener("keydown", (event) => {
    const button = form.querySelector("[data-saves], input[name=_save]");
    if (button && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      button.click();
    }
  });

  form.addEventListener("submit", (event) => {
    const length = [...new FormData(form).values()].reduce((sum, value) => sum + String(value).length, 0);
    if (length > MOST_SENT) {
      event.preventDefault();
      const trouble = document.getElementById("trouble");
      const message = document.createElement("p");
      message.className = "errornote";
      message.textContent = "That is more text than one request may hold. Leave out what is not the label.";
      trouble?.replaceChildren(message);
      trouble?.scrollIntoView({ block: "center" });
      return;
    }
    // A preview opens in a tab of its own, and the form stays.
    if (event.submitter?.formTarget !== "_blank") isSent = true;
  });

  const keeper = form.querySelector("[data-keeps]");
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target === keeper) isTyped = false; // what is typed while it is on its way counts as new
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.target === keeper && !event.detail.successful) isTyped = true;
  });
  addEventListener("pagehide", () => {
    if (!keeper || !isTyped || isSent) return;
    const fields = new FormData(form);
    // a beacon is small, and a file is not kept anyway
    for (const name of new Set([...fields].filter(([, value]) => value instanceof File).map(([name]) => name))) fields.delete(name);
    navigator.sendBeacon(keeper.dataset.keeps, fields);
  });
})();
