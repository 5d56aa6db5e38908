/* A shopper's own answers, kept in this browser as the query string that the form would send, and sent nowhere.
   On the form it keeps and forgets them; on a product's page it picks what fits them from what stands there for anyone. */
(() => {
  "use strict";

  const KEY = "skinguide-profile";

  function kept() {
    try {
      return new URLSearchParams(localStorage.getItem(KEY) || "");
    } catch {
      return new URLSearchParams(); // storage may be switched off; then there are no answers
    }
  }

  function keep(answers) {
    try {
      if (answers.size) localStorage.setItem(KEY, answers.toString());
      else localStorage.removeItem(KEY);
      return true;
    } catch {
      return false;
    }
  }

  /* The form */

  function answersOf(form) {
    const answers = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value.trim()) answers.append(name, value.trim());
    return answers;
  }

  function fill(form, answers) {
    for (const field of form.elements) {
      if (!field.name) continue;
      if (field.type === "checkbox") field.checked = answers.getAll(field.name).includes(field.value);
      else field.value = answers.get(field.name) || "";
    }
  }

  function say(words, isError = false, link = null) {
    const message = document.querySelector("[data-kept]");
    message.hidden = false;
    message.classList.toggle("message-error", isError);
    message.replaceChildren(words);
    if (link) message.append(" ", link);
  }

  function backTo(form) {
    const link = document.createElement("a");
    link.href = form.dataset.product ? `${form.dataset.product}#for-me` : "/products/";
    link.textContent = form.dataset.product ? "Back to the product" : "To the products";
    return link;
  }

  // A budget that the server would not read must not be kept as if it counted.
  function budgetProblem(answers) {
    const budget = answers.get("my-budget");
    if (budget === null) return "";
    if (!/^[0-9]{1,8}$/.test(budget) || Number(budget) < 1) return "A budget is a whole number, as in 80.";
    return answers.has("my-currency") ? "" : "A budget needs its currency.";
  }

  function startForm(form) {
    document.querySelector("[data-without-script]").hidden = true;
    document.querySelector("[data-with-script]").hidden = false;
    const button = form.querySelector("[data-words]");
    button.textContent = button.dataset.words;
    const forgets = form.querySelector("[data-forgets]");
    if (kept().size) {
      fill(form, kept());
      forgets.hidden = false;
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const answers = answersOf(form);
      const problem = budgetProblem(answers);
      if (problem) return say(problem, true);
      if (!answers.has("my-budget")) answers.delete("my-currency");
      if (!keep(answers)) return say("This browser does not let us keep anything. Nothing was sent either.", true);
      forgets.hidden = !answers.size;
      say(answers.size ? "Kept in this browser." : "There is no answer to keep.", false, backTo(form));
      document.querySelector("[data-kept]").scrollIntoView({ block: "nearest" });
    });
    forgets.addEventListener("click", () => {
      keep(new URLSearchParams());
      fill(form, new URLSearchParams());
      forgets.hidden = true;
      say("Forgotten. Nothing of it is left in this browser.");
    });
  }

  /* A product's page */

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

  const form = document.querySelector("form[data-profile]");
  if (form) startForm(form);
  const panel = document.getElementById("for-me");
  if (panel) startProduct(panel);
  document.addEventListener("DOMContentLoaded", bringForward);
})();
