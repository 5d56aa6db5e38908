/* On the API's page: shows an answer below its form. Without script the form leads to the answer itself. */
(() => {
  "use strict";

  const LONGEST_SHOWN = 20_000;

  function address(form) {
    let path = form.dataset.path;
    for (const field of form.querySelectorAll("[data-fills]"))
      path = path.replace(`{${field.dataset.fills}}`, encodeURIComponent(field.value.trim() || "-"));
    const query = new URLSearchParams();
    if (form.method === "get")
      for (const [name, value] of new FormData(form)) if (value !== "") query.append(name, value);
    return query.size ? `${path}?${query}` : path;
  }

  async function answer(form) {
    const url = address(form);
    const options = {};
    if (form.method === "post") {
      options.method = "POST";
      options.headers = { "Content-Type": "application/json" };
      options.body = JSON.stringify(Object.fromEntries(new FormData(form)));
    }
    const response = await fetch(url, options);
    const text = await response.text();
    let shown = text;
    try {
      shown = JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      // a sheet
    }
    if (shown.length > LONGEST_SHOWN) shown = `${shown.slice(0, LONGEST_SHOWN)}\n… cut here, the answer itself is longer`;
    return `${form.method.toUpperCase()} ${url}\n${response.status} ${response.statusText}\n\n${shown}`;
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest(".try-it");
    if (!form) return;
    event.preventDefault();
    const place = form.parentElement.querySelector(".try-it-answer");
    place.hidden = false;
    place.textContent = "Asking…";
    try {
      place.textContent = await answer(form);
    } catch {
      place.textContent = "The site could not be reached. Try again in a moment.";
    }
  });
})();
