/* Another choice is put in without leaving the page: what is the same stays, and so does the place on it. */
(() => {
  "use strict";
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-sets]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    /* Made from the address as it is now, which an earlier choice may have changed before its page came. */
    const address = new URL(location.href);
    const [name, value] = link.dataset.sets.split("=");
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
    if (address.href !== location.href) history.pushState(null, "", address);
    footpath.refresh("chosen");
    footpath.say(`${link.closest(".choice").querySelector(".label").textContent}: ${link.textContent.trim()}`);
  });
  addEventListener("popstate", () => footpath.refresh("chosen"));
})();
