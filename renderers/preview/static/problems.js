/* Each page of messages is as high as what is on it. */
(() => {
  "use strict";
  const fit = (frame) => {
    try {
      const root = frame.contentDocument && frame.contentDocument.querySelector("main");
      if (root) frame.style.height = `${Math.ceil(root.getBoundingClientRect().height) + 4}px`;
    } catch { /* not there yet */ }
  };
  const all = () => document.querySelectorAll(".problems-question iframe");
  document.addEventListener("load", (event) => { if (event.target.tagName === "IFRAME") fit(event.target); }, true);
  addEventListener("resize", () => all().forEach(fit));
  document.addEventListener("footpath:refreshed", () => all().forEach(fit));
  all().forEach(fit);
})();
