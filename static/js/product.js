/* A product's page with script: what she hopes for stands first. */
(() => {
  "use strict";

  function concernsKept() {
    try {
      return new URLSearchParams(localStorage.getItem("skinguide-profile") || "").getAll("my-concern");
    } catch {
      return []; // storage may be switched off; then there are no answers
    }
  }

  // What she hopes for comes first among the times that it takes.
  function bringForward() {
    const wanted = concernsKept();
    const times = document.querySelector(".timelines");
    if (!times || !wanted.length) return;
    const fitting = [...times.children].filter((goal) =>
      goal.dataset.concerns.split(" ").some((concern) => wanted.includes(concern)),
    );
    times.prepend(...fitting);
  }

  bringForward();
})();
