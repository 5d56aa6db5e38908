/* A product's page with script: what fits the answers that this browser keeps, and a button that copies the questions.
   What any answer would mean stands in the page already, so picking from it sends nothing. */
(() => {
  "use strict";

  function kept() {
    try {
      return new URLSearchParams(localStorage.getItem("skinguide-profile") || "");
    } catch {
      return new URLSearchParams(); // storage may be switched off; then there are no answers
    }
  }

  function given(answers) {
    const found = new Set([...answers.getAll("my-skin"), ...answers.getAll("my-health")]);
    if (answers.get("my-vegan")) found.add("vegan");
    if (answers.has("my-allergen")) found.add("allergen");
    return found;
  }

  // What is for everyone names no answer.
  function concerns(part, found) {
    const wanted = part.dataset.answers.split(" ").filter(Boolean);
    return wanted.length === 0 || wanted.some((answer) => found.has(answer));
  }

  function pickAllergens(shown, answers) {
    const own = answers.getAll("my-allergen");
    const listed = [...shown.querySelectorAll("[data-allergens]")];
    for (const part of listed) if (!own.includes(part.dataset.allergens)) part.remove();
    const isListed = listed.some((part) => own.includes(part.dataset.allergens));
    for (const part of shown.querySelectorAll('[data-kind="no_chosen_allergens"]')) if (isListed) part.remove();
    // The page names one allergen in place of all that it could not rule out.
    for (const name of shown.querySelectorAll('[data-names] [data-answers="allergen"]')) {
      if (isListed) name.remove();
      else name.textContent = own.map((id) => id.replaceAll("_", " ")).join(" or ");
    }
  }

  function pickOpen(shown) {
    for (const group of shown.querySelectorAll("[data-open]")) {
      const names = group.querySelector("[data-names]");
      const words = [...names.children].map((name) => name.textContent);
      if (!words.length) {
        group.remove();
        continue;
      }
      const last = words.pop();
      names.textContent = words.length ? `${words.join(", ")} or ${last}` : last;
      if (!group.querySelector(".open-reasons li")) group.querySelector("details")?.remove();
    }
  }

  function budgetAnswer(panel, answers) {
    if (!answers.has("my-budget")) return "none";
    const { price, currency } = panel.dataset;
    if (!price || currency !== answers.get("my-currency")) return "unknown";
    return Number(price) <= Number(answers.get("my-budget")) ? "yes" : "no";
  }

  function startProduct(panel) {
    const answers = kept();
    const template = panel.querySelector("template");
    if (!answers.size || !template) return;
    const found = given(answers);
    const shown = template.content.cloneNode(true);
    for (const part of shown.querySelectorAll("[data-answers]")) if (!concerns(part, found)) part.remove();
    pickAllergens(shown, answers);
    pickOpen(shown);
    for (const part of shown.querySelectorAll("[data-market]"))
      if (part.dataset.market !== answers.get("my-market")) part.remove();
    const budget = budgetAnswer(panel, answers);
    for (const part of shown.querySelectorAll("[data-budget]")) if (part.dataset.budget !== budget) part.remove();
    for (const list of shown.querySelectorAll("ul.fits")) if (!list.children.length) list.remove();
    panel.querySelector("[data-shown]").replaceChildren(shown);
    panel.querySelector("[data-without]").hidden = true;
    panel.querySelector("[data-with]").hidden = false;
  }

  // What she hopes for comes first among the times that it takes.
  function bringForward() {
    const wanted = kept().getAll("my-concern");
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

  const panel = document.getElementById("for-me");
  if (panel) {
    startProduct(panel);
    panel.classList.add("is-ready");
  }
  // The rest may wait until the page is whole; the panel above must not change once it was seen.
  document.addEventListener("DOMContentLoaded", bringForward);
  startCopying();
})();
