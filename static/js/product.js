/* A product's page with script: what she hopes for stands first, and a button copies the questions. */
(() => {
  "use strict";

  function concernsKept() {
    try {
      return new URLSearchParams(localStorage.getItem("skinguide-profile") || "").getAll("my-concern");
    } catch {
      return []; // storage may be switched off; then there are no answers
    }
  }

  // What she hopes for comes first among the times that it takes.
  function bringForward() {
    const wanted = concernsKept();
    const times = document.querySelector(".timelines");
    if (!times || !wanted.length) return;
    const fitting = [...times.children].filter((goal) =>
      goal.dataset.concerns.split(" ").some((concern) => wanted.includes(concern)),
    );
    times.prepend(...fitting);
  }

  function startCopying() {
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
  }

  bringForward();
  startCopying();
})();
