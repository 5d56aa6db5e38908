/* Buttons that copy the words of a field. Without script the field itself can be copied from. */
(() => {
  "use strict";

  for (const button of document.querySelectorAll("button[data-copies]")) {
    const field = document.getElementById(button.dataset.copies);
    const status = button.closest("details, section, form")?.querySelector("[role=status]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      let isCopied = true;
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        // Not allowed here, or no secure connection: what is selected can still be copied by hand.
        field.focus();
        field.select();
        isCopied = false;
      }
      if (status) status.textContent = isCopied ? "Copied." : "Your browser did not let us copy: the words are selected.";
    });
  }
})();
