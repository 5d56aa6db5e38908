/* What fits the answers that this browser keeps. The page holds what any answer would mean, so picking sends nothing. */
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
    if (!answers.has("my-budget") || !("price" in panel.dataset)) return "none";
    const { price, currency } = panel.dataset;
    if (!price || currency !== answers.get("my-currency")) return "unknown";
    return Number(price) <= Number(answers.get("my-budget")) ? "yes" : "no";
  }

  function pick(panel) {
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

  function pickWaiting() {
    for (const panel of document.querySelectorAll(".for-me:not(.is-ready)")) {
      pick(panel);
      panel.classList.add("is-ready");
    }
  }

  // At once, before the reader sees the panel: on a product's page this script stands right behind it.
  pickWaiting();
  // Where a label is checked, each answer brings a new panel.
  const checked = document.getElementById("check");
  if (checked) new MutationObserver(pickWaiting).observe(checked, { childList: true, subtree: true });
})();
