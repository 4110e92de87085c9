/* Another choice is put in without leaving the page: what is the same stays, and so does the place on it. */
(() => {
  "use strict";
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".choices a");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState(null, "", link.getAttribute("href") === "?" ? location.pathname : link.href);
    footpath.refresh("chosen");
    footpath.say(`${link.closest(".choice").querySelector(".label").textContent}: ${link.textContent.trim()}`);
  });
  addEventListener("popstate", () => footpath.refresh("chosen"));
})();
