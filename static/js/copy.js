/* Buttons that copy a field, also those that come later with a part of the page. */
(() => {
  "use strict";

  const show = () => document.querySelectorAll("button[data-copies][hidden]").forEach((button) => (button.hidden = false));

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copies]");
    const field = button && document.getElementById(button.dataset.copies);
    if (!field) return;
    let isCopied = true;
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Not allowed here, or no secure connection: what is selected can still be copied by hand.
      field.focus();
      field.select();
      isCopied = false;
    }
    const status = button.parentElement.querySelector("[role=status]");
    status.textContent = isCopied ? "Copied." : "Your browser did not let us copy: the words are selected.";
  });
  document.addEventListener("htmx:afterSwap", show);
  document.addEventListener("skinguide:replaced", show);
  show();
})();
