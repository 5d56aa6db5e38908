/* Lists of what to avoid. A list stands behind the "#" of a link, which no browser sends, and may be kept in this browser
   for `avoid-marks.js`. Nothing here makes a request. */
(() => {
  "use strict";

  const KEY = "skinguide-avoid";
  const CODE = 5;
  const page = document.querySelector(".avoid");
  const one = (name) => page.querySelector(`[data-${name}]`);
  const boxes = [...page.querySelectorAll("input[type=checkbox]")];
  const most = Number(page.dataset.most);
  const known = new Map(boxes.map((box) => [box.value, { code: box.value, name: nameOf(box), scent: "scent" in box.dataset }]));

  function nameOf(box) {
    return box.parentElement.querySelector("[data-name]").textContent;
  }

  function kept() {
    try {
      const list = JSON.parse(localStorage.getItem(KEY));
      return Array.isArray(list) && list.length && list.every((entry) => typeof entry?.code === "string") ? list : null;
    } catch {
      return null; // storage may be switched off, or hold something else
    }
  }

  // "#a=<codes>.<how many>": the count tells a whole link from one that lost its end.
  const written = (codes) => `#a=${codes.join("")}.${codes.length}`;

  function read(hash) {
    if (!hash.startsWith("#a=")) return null;
    const [, codes, count] = /^#a=([a-z2-7]*)\.(\d{1,4})$/.exec(hash) ?? [];
    if (!codes || codes.length !== CODE * Number(count) || Number(count) > most) return "damaged";
    return [...new Set(codes.match(/.{5}/g))].map((code) => known.get(code) ?? { code, name: "", scent: false });
  }

  const sameAs = (list, other) => list.map(({ code }) => code).join() === (other ?? []).map(({ code }) => code).join();

  function fillNames(place, entries) {
    place.replaceChildren(
      ...entries.map(({ name }) => {
        const item = document.createElement("li");
        item.textContent = name;
        return item;
      }),
    );
  }

  function showReceived(said = "") {
    const linked = read(location.hash);
    const own = kept();
    one("damaged").hidden = linked !== "damaged";
    const list = Array.isArray(linked) ? linked : linked === null ? own : null;
    one("received").hidden = !list && !said;
    one("maker").open = !list && linked === null;
    const isKept = Boolean(list && own && sameAs(list, own));
    one("keeps").hidden = !list || isKept;
    one("forgets").hidden = !own;
    one("said").textContent = said;
    const unknown = (list ?? []).filter(({ name }) => !name).length;
    one("whence").textContent = !list ? "" : isKept ? "Kept in this browser alone." : own ? "From the link. This browser keeps another list, which “Keep” replaces." : "From the link. It is not kept yet.";
    fillNames(one("names"), (list ?? []).filter(({ name }) => name));
    one("unknown").hidden = !unknown;
    one("unknown").textContent = `${unknown} of its entries ${unknown === 1 ? "is" : "are"} not known to this site, so no page can check for ${unknown === 1 ? "it" : "them"}: ask your clinician.`;
  }

  function keep() {
    const list = read(location.hash);
    try {
      localStorage.setItem(KEY, JSON.stringify(list));
    } catch {
      showReceived("This browser does not let us keep anything. Keep the link or the paper instead.");
      return;
    }
    showReceived("Kept in this browser. Products are marked from now on.");
  }

  function forget() {
    try {
      localStorage.removeItem(KEY);
    } catch {
      // then nothing was kept
    }
    history.replaceState(null, "", location.pathname);
    showReceived("Forgotten. Nothing of it is left in this browser, except where you saved the link yourself.");
  }

  // The code is drawn here, so that no picture of it has to be asked for.
  function draw(text) {
    const code = qrcode(0, "M");
    code.addData(text);
    code.make();
    const size = code.getModuleCount() + 8; // four modules of quiet on each side
    let path = "";
    for (let row = 0; row < code.getModuleCount(); row += 1)
      for (let column = 0; column < code.getModuleCount(); column += 1)
        if (code.isDark(row, column)) path += `M${column + 4} ${row + 4}h1v1h-1z`;
    const namespace = "http://www.w3.org/2000/svg";
    const picture = document.createElementNS(namespace, "svg");
    const dark = document.createElementNS(namespace, "path");
    picture.setAttribute("viewBox", `0 0 ${size} ${size}`);
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", "QR code of the link");
    picture.setAttribute("shape-rendering", "crispEdges");
    dark.setAttribute("d", path);
    picture.append(dark);
    return picture;
  }

  function showMade() {
    const picked = boxes.filter((box) => box.checked).map((box) => known.get(box.value));
    const isTooLong = picked.length > most;
    one("hand").hidden = !picked.length || isTooLong;
    one("count").textContent = isTooLong ? `${picked.length} are ticked. A list holds ${most} at most: a whole group may say it shorter.` : picked.length ? `${picked.length} ticked.` : "Nothing is ticked yet.";
    fillNames(one("picked"), picked);
    if (one("hand").hidden) return;
    const link = location.origin + location.pathname + written(picked.map(({ code }) => code));
    one("link").value = link;
    one("address").textContent = link;
    one("code").replaceChildren(draw(link));
  }

  const squeezed = (words) => words.toLowerCase().normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "");

  function search(words) {
    const wanted = squeezed(words);
    let matches = 0;
    for (const group of page.querySelectorAll(".avoid-group")) {
      let inGroup = 0;
      for (const label of group.querySelectorAll("[data-search]")) {
        label.hidden = Boolean(wanted) && !label.dataset.search.includes(wanted);
        if (!label.hidden) inGroup += 1;
      }
      group.hidden = inGroup === 0;
      group.open = wanted ? inGroup > 0 : !("folds" in group.dataset);
      matches += inGroup;
    }
    one("matches").textContent = !wanted ? "" : matches ? `${matches} found.` : "Nothing by that name. It may not be used in cosmetics, or stand here under its INCI name.";
  }

  function start() {
    one("without-script").hidden = true;
    for (const name of ["with-script", "search-line", "made"]) one(name).hidden = false;
    search("");
    page.addEventListener("change", (event) => event.target.matches("input[type=checkbox]") && showMade());
    page.querySelector("#avoid-search").addEventListener("input", (event) => search(event.target.value));
    one("keeps").addEventListener("click", keep);
    one("forgets").addEventListener("click", forget);
    one("onward").addEventListener("click", () => page.querySelector("#made").focus());
    one("prints").addEventListener("click", () => print());
    one("clears").addEventListener("click", () => {
      for (const box of boxes) box.checked = false;
      showMade();
    });
    addEventListener("hashchange", () => showReceived());
    showMade();
    showReceived();
  }

  start();
})();
