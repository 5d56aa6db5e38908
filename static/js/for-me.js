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

  // The rows of a list carry what was found on their labels; products/row_notes.py says the same on the server.
  function rowNotes(data, answers, found, rules) {
    const own = answers.getAll("my-allergen").sort(); // as the server has them
    const named = own.filter((id) => data.allergens.includes(id));
    const words = (ids) => ids.map((id) => id.replaceAll("_", " ")).join(" or ");
    const once = (list) => [...new Set(list.filter(Boolean))];
    const asked = rules.cautions.filter(([minds]) => minds.some((answer) => found.has(answer)));
    const market = answers.get("my-market");
    const place = rules.markets[market];
    const budget = answers.has("my-budget") ? budgetAnswer({ dataset: data }, answers) : "none";
    const notes = [];
    for (const [level, lead] of rules.levels) {
      const at = asked.filter(([, , its]) => its === level);
      const names = once(at.map(([, watch]) => (watch === rules.allergens ? words(named) : data.listed[watch])));
      if (names.length) notes.push([level, lead, `Its label names ${names.join("; ")}.`]);
    }
    if (data.barred.includes(market)) notes.push(["against", "Barred source", `The rules that we found bar its source: ${place}.`]);
    if (budget === "no") notes.push(["against", "Over your budget", `The pack cost ${data.currency} ${data.price} where we saw it.`]);
    const open = asked
      .filter(([, watch]) => data.open.includes(watch) && !(watch === rules.allergens && named.length))
      .map(([, watch]) => (watch === rules.allergens ? words(own) : rules.names[watch]));
    if (place && !data.barred.includes(market) && !data.allowed.includes(market)) open.push(`rules for its source (${place})`);
    if (budget === "unknown") open.push(`a price in ${answers.get("my-currency")}`);
    if (open.length) notes.push(["open", "Not known", `Not to be ruled out, or not seen: ${once(open).join(", ")}.`]);
    const away = [...Object.keys(data.listed), ...data.open];
    const kept = rules.fits
      .filter(([minds, watch]) => minds.some((answer) => found.has(answer)) && !away.includes(watch))
      .map(([, , title]) => title);
    if (own.length && !named.length && !away.includes(rules.allergens)) kept.push("None of your allergens listed");
    if (data.allowed.includes(market)) kept.push(`Source not barred: ${place}`);
    if (budget === "yes") kept.push("Within your budget");
    if (kept.length) notes.push(["fits", "Fits", `${once(kept).join("; ")}.`]);
    return notes;
  }

  function line([level, lead, words]) {
    const item = document.createElement("li");
    const opening = document.createElement("b");
    item.className = `row-note-${level}`;
    opening.textContent = `${lead}.`;
    item.append(opening, ` ${words}`);
    return item;
  }

  function pickRows() {
    const answers = kept();
    const rules = document.querySelector("[data-rules]");
    if (!answers.size || !rules) return;
    const read = JSON.parse(rules.dataset.rules);
    for (const row of document.querySelectorAll("[data-for-me]")) {
      row.replaceChildren(...rowNotes(JSON.parse(row.dataset.forMe), answers, given(answers), read).map(line));
      row.hidden = !row.children.length;
      row.removeAttribute("data-for-me");
    }
  }

  function startList(list) {
    const answers = kept();
    if (!answers.size || !("rules" in list.dataset)) return;
    list.querySelector("[data-without]").hidden = true;
    list.querySelector("[data-with]").hidden = false;
    for (const reason of list.querySelectorAll("[data-answers]")) if (!concerns(reason, given(answers))) reason.remove();
    const reasons = list.querySelector("details");
    reasons.hidden = !reasons.querySelector("[data-answers]");
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
  const list = document.querySelector(".list-for-me");
  if (list) {
    startList(list);
    // This stands before the rows: each is read as it comes, and before it is painted, so that nothing moves afterwards.
    const arriving = new MutationObserver(() => {
      pickRows();
      arriving.takeRecords(); // what that changed itself is no news
    });
    arriving.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("DOMContentLoaded", () => {
      arriving.disconnect();
      pickRows();
      new MutationObserver(pickRows).observe(document.getElementById("results"), { childList: true });
    });
  }
  const checked = document.getElementById("check");
  if (checked) new MutationObserver(pickWaiting).observe(checked, { childList: true, subtree: true });
})();
