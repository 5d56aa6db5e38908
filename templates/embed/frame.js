(() => {
  "use strict";
  // What the host page told this frame alone, in the part of the address that no server sees.
  const secret = location.hash.slice(1);
  const card = document.querySelector("main");
  const [top, foot] = [card.firstElementChild, card.lastElementChild];
  if (!secret || parent === window) return;
  const tell = () => {
    // The height that the words need, without what the frame is taller than them.
    const spare = foot.offsetTop - top.offsetTop - top.offsetHeight - parseFloat(getComputedStyle(foot).marginTop);
    parent.postMessage({ skinguide: secret, height: Math.ceil(card.offsetHeight - Math.max(0, spare)) }, "*");
  };
  tell();
  new ResizeObserver(tell).observe(top);
})();
