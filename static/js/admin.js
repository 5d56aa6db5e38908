// Names for what the admin leaves without one: fields in tables, empty headers, choices that are searched by typing.
(() => {
  const words = (element) => (element ? element.textContent.replace(/\s+/g, " ").trim().replace(/:$/, "") : "");

  const nameTables = () => {
    for (const table of document.querySelectorAll(".tabular table")) {
      const headers = [...table.querySelectorAll("thead th")];
      for (const header of headers) {
        if (words(header)) continue;
        const name = document.createElement("span");
        name.className = "visually-hidden";
        name.textContent = header.classList.contains("original") ? "Row" : "Take away";
        header.append(name);
      }
      for (const field of table.querySelectorAll("tbody td :is(input, select, textarea):not([type=hidden])")) {
        const cell = field.closest("td");
        const column = [...table.querySelectorAll("thead th")].find((header) =>
          [...cell.classList].some((name) => name.startsWith("field-") && header.classList.contains(name.replace("field-", "column-"))),
        );
        const name = words(column) || (cell.classList.contains("delete") ? "Delete" : "");
        if (name && !field.labels?.length) field.setAttribute("aria-label", name);
      }
    }
  };

  const nameChoices = () => {
    for (const select of document.querySelectorAll("select.select2-hidden-accessible")) {
      const name = words(document.querySelector(`label[for="${CSS.escape(select.id)}"]`)) || select.getAttribute("aria-label");
      const shown = select.nextElementSibling;
      if (!name || !shown) continue;
      const box = shown.querySelector("[role=combobox]");
      const text = shown.querySelector("[role=textbox]");
      text?.setAttribute("aria-label", name);
      if (box && text) {
        box.setAttribute("aria-label", name);
        box.setAttribute("aria-labelledby", text.id);
      }
    }
  };

  // A moment is asked for in two boxes below one label.
  const nameMoments = () => {
    for (const [box, part] of [[".vDateField", "date"], [".vTimeField", "time"]]) {
      for (const field of document.querySelectorAll(`.datetime ${box}:not([aria-label])`)) {
        const name = words(field.closest(".form-row, fieldset")?.querySelector("label, legend"));
        if (!field.labels?.length && name) field.setAttribute("aria-label", `${name}, ${part}`);
      }
    }
  };

  const nameSearches = () => {
    document.querySelector("#searchbar[aria-describedby]")?.setAttribute("aria-label", "Search");
    // an icon that is named is a picture
    for (const icon of document.querySelectorAll(".help-tooltip[aria-label]:not([role])")) icon.setAttribute("role", "img");
  };

  const name = () => {
    nameTables();
    nameChoices();
    nameMoments();
    nameSearches();
  };

  // Searched choices are built, and rows added, whenever the admin's own scripts get to it.
  let waiting;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(name);
  };
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  name();
})();
