/* What the pages gain with script: a character count while typing, quotations shown in the text beside them,
   and a word where an answer did not come. */
(() => {
  "use strict";

  const number = new Intl.NumberFormat("en-GB");

  function showCount(field) {
    const count = document.querySelector(`[data-counts="${field.id}"]`);
    if (!count) return;
    // Code points, as the server counts them: some characters are two units long in script.
    const length = [...field.value].length;
    const limit = Number(count.dataset.limit);
    const over = length > limit ? `, ${number.format(length - limit)} too many` : "";
    count.textContent = `${number.format(length)} of ${number.format(limit)} characters${over}`;
    count.classList.toggle("is-over", length > limit);
  }

  // Beside its findings the text scrolls by itself; a plain jump would move the whole page and lose the reader's place.
  function showInText(event) {
    const link = event.target.closest('a[href^="#label-"]');
    const place = link && document.getElementById(link.hash.slice(1));
    const panel = place?.closest(".check-label");
    if (!panel || getComputedStyle(panel).position !== "sticky") return;
    event.preventDefault();
    panel.querySelector(".is-target")?.classList.remove("is-target");
    place.classList.add("is-target");
    place.scrollIntoView({ block: "nearest" });
  }

  function showTrouble(words) {
    const trouble = document.getElementById("trouble");
    if (!trouble) return;
    trouble.replaceChildren();
    if (!words) return;
    const message = document.createElement("p");
    message.className = "message message-error";
    message.textContent = words;
    trouble.append(message);
  }

  document.addEventListener("input", (event) => {
    if (event.target.matches("textarea[name=label_text]")) showCount(event.target);
  });
  document.addEventListener("click", showInText);
  document.addEventListener("htmx:beforeRequest", () => showTrouble(""));
  document.addEventListener("htmx:sendError", () =>
    showTrouble("The site could not be reached. What you typed is still here: try again in a moment."),
  );
  document.addEventListener("htmx:responseError", (event) =>
    showTrouble(
      event.detail.xhr.status === 400 || event.detail.xhr.status === 413
        ? "That is more text than one request may hold. Leave out what is not the label."
        : "Something went wrong on our side. What you typed is still here: try again in a moment.",
    ),
  );
})();
