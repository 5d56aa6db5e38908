/* A shopper's own answers, kept in this browser as the query string that the form would send, and sent nowhere.
   This is the form that keeps and forgets them; `product.js` reads them on a product's page. */
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

  function say(words, isError = false, links = []) {
    const message = document.querySelector("[data-kept]");
    message.hidden = false;
    message.classList.toggle("message-error", isError);
    message.replaceChildren(words);
    for (const link of links) message.append(" ", link);
  }

  function linkTo(href, words) {
    const link = document.createElement("a");
    link.href = href;
    link.textContent = words;
    return link;
  }

  // The catalogue knows filters, not answers: the link holds what a label should keep to, and is followed on a press.
  function filtersOf(form) {
    const chosen = form.querySelectorAll("input:checked[data-filters], option:checked[data-filters]");
    return [...new Set([...chosen].flatMap((field) => field.dataset.filters.split("&")))].filter(Boolean).join("&");
  }

  function linksFrom(form) {
    const filters = filtersOf(form);
    const links = form.dataset.product ? [linkTo(`${form.dataset.product}#for-me`, "Back to the product")] : [];
    links.push(filters ? linkTo(`/products/?${filters}`, "Products whose labels keep to it") : linkTo("/products/", "To the products"));
    if (filters) links.push("(that link sends the filters, not your answers)");
    return links;
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
      say(answers.size ? "Kept in this browser." : "There is no answer to keep.", false, linksFrom(form));
      document.querySelector("[data-kept]").scrollIntoView({ block: "nearest" });
    });
    forgets.addEventListener("click", () => {
      keep(new URLSearchParams());
      fill(form, new URLSearchParams());
      forgets.hidden = true;
      say("Forgotten. Nothing of it is left in this browser.");
    });
  }

  const form = document.querySelector("form[data-profile]");
  if (form) startForm(form);
})();
