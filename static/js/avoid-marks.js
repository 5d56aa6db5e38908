/* Marks what names something of the list that this browser keeps (`avoid-list.js` writes it). The pages hold what each
   label names of all that a list may hold, so nothing of the list is sent to say so. */
(() => {
  "use strict";

  const SHOWN = 4;

  function kept() {
    try {
      const list = JSON.parse(localStorage.getItem("skinguide-avoid"));
      return Array.isArray(list) && list.every((entry) => typeof entry?.code === "string") ? list : [];
    } catch {
      return []; // storage may be switched off, or hold something else
    }
  }

  const list = kept();
  if (!list.length) return;

  function enumerated(names) {
    const shown = names.length > SHOWN ? [...names.slice(0, SHOWN - 1), `${names.length - SHOWN + 1} more`] : names;
    return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}` : shown[0];
  }

  const nameOf = ({ name }) => name || "an entry that this site does not know";

  function asListed(entry, found) {
    const other = found.filter((words) => words.toLowerCase() !== entry.name.toLowerCase());
    return other.length ? `${nameOf(entry)} (listed as ${other.join(", ")})` : nameOf(entry);
  }

  // Only a whole list that was read to its end can say that it does not name a thing.
  function notesOn({ found, whole, scented, unread }) {
    const notes = [];
    const named = list.filter(({ code }) => code in found);
    const others = list.filter(({ code }) => !(code in found));
    const open = others.filter(({ name, scent }) => !whole || !name || (scented && scent));
    if (named.length) notes.push(["avoid", "On your clinician’s list", `Its label names ${enumerated(named.map((entry) => asListed(entry, found[entry.code])))}.`]);
    if (open.length) {
      const why = whole ? "It names fragrance or an oil without saying what is in it" : "We have not seen its whole ingredient list";
      notes.push(["open", "Cannot be checked", `${open.some(({ name }) => name) ? `${why}, so not to be ruled out` : "Not known to this site"}: ${enumerated(open.map(nameOf))}.`]);
    }
    if (!named.length && !open.length) {
      const none = list.length === 1 ? "does not name the one thing" : `names none of the ${list.length}`;
      const rest = unread === 1 ? "one of its names is" : `${unread} of its names are`;
      notes.push(unread ? ["open", "None that we could read", `The whole list was seen and ${none} on your clinician’s list, but ${rest} not known to us: look at the pack.`] : ["fits", "Not named", `The whole list was seen and ${none} on your clinician’s list.`]);
    }
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

  function markIngredients(found) {
    const names = new Set(list.flatMap(({ code }) => found[code] ?? []));
    for (const name of document.querySelectorAll(".ingredients li > bdi, .ingredients li > .role > bdi")) {
      if (!names.has(name.textContent) || name.closest(".is-avoided")) continue;
      const told = document.createElement("span");
      told.className = "visually-hidden";
      told.textContent = " (on your clinician’s list)";
      name.closest("li").classList.add("is-avoided");
      name.closest("li").append(told);
    }
  }

  function mark(place) {
    const found = JSON.parse(place.dataset.avoid);
    const notes = notesOn(found);
    const lines = place.querySelector("[data-notes]") ?? place;
    lines.replaceChildren(...notes.map(line));
    place.hidden = false;
    place.dataset.avoided = notes[0][0] === "avoid" ? "yes" : "no";
  }

  const bar = document.querySelector("[data-avoid-bar]");

  function hideRows() {
    if (!bar) return;
    const avoided = [...document.querySelectorAll('.row:has([data-avoided="yes"])')];
    const isHiding = bar.querySelector("input").checked;
    for (const row of avoided) row.hidden = isHiding;
    const [count, is, names] = avoided.length === 1 ? ["One product", "is", "names"] : [`${avoided.length} products`, "are", "name"];
    const told = isHiding ? `${count} of this page ${is} hidden.` : `${count} of this page ${names} something of it.`;
    bar.querySelector("[data-hidden]").textContent = avoided.length ? told : "";
  }

  function markAll() {
    for (const place of document.querySelectorAll("[data-avoid]:not([data-avoided])")) mark(place);
    // a panel stands before the ingredients, which may not have come yet
    for (const panel of document.querySelectorAll(".avoid-panel[data-avoided]")) markIngredients(JSON.parse(panel.dataset.avoid).found);
    for (const row of document.querySelectorAll("[data-avoid-row]")) row.hidden = false;
    hideRows();
  }

  function follow() {
    markAll();
    for (const id of ["results", "check", "comparison"]) {
      const changing = document.getElementById(id);
      if (changing) new MutationObserver(markAll).observe(changing, { childList: true, subtree: id === "check" });
    }
  }

  markAll();
  if (bar) {
    bar.hidden = false;
    bar.querySelector("[data-length]").textContent = list.length === 1 ? "one entry" : `${list.length} entries`;
    bar.querySelector("input").addEventListener("change", hideRows);
  }
  if (document.readyState === "loading") {
    // Where this stands before a list, each piece of it is marked before it is painted: nothing moves afterwards.
    const arriving = new MutationObserver(() => {
      markAll();
      arriving.takeRecords(); // what marking itself changed is no news
    });
    arriving.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("DOMContentLoaded", () => {
      arriving.disconnect();
      follow();
    });
  } else follow();
})();
