/* On the map: choosing a place changes only what differs, and arrow keys go along the way. */
(() => {
  "use strict";
  const { pathname } = location;
  const plain = (event) => event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  const href = (link) => link.href.baseVal ?? link.href;

  /* Goes to a place of this map without loading the page: scrolling, focus and what is open stay. */
  async function go(address, isBack) {
    const before = document.getElementById("place").dataset.here;
    if (!isBack) history.pushState(null, "", address);
    await footpath.refresh("place");
    const place = document.getElementById("place");
    if (place.dataset.here === before) return;
    place.scrollTop = 0;
    show();
    const title = document.getElementById("place-title").textContent;
    document.title = `${title} - Footpath`;
    footpath.say(title);
  }

  /* Brings the place that is looked at into the part of the map that is seen, where it is not. */
  function show() {
    const way = document.getElementById("way");
    const link = way.querySelector("[aria-current]");
    if (!link) return;
    const box = link.getBoundingClientRect(), seen = way.getBoundingClientRect();
    if (box.top < seen.top + 20 || box.bottom > seen.bottom - 20) way.scrollTop += box.top - seen.top - seen.height / 3;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("main a");
    if (!link || !plain(event)) return;
    const to = new URL(href(link), location.href);
    if (to.origin !== location.origin || to.pathname !== pathname) return;
    event.preventDefault();
    const inPhone = link.closest("#phone, #way-head");
    go(to.pathname + to.search).then(() => { if (!inPhone && !link.isConnected) document.getElementById("place").focus(); });
  });
  addEventListener("popstate", () => go("", true));

  document.addEventListener("keydown", (event) => {
    const way = document.getElementById("way");
    const steps = { ArrowDown: 1, ArrowUp: -1, Home: -1e6, End: 1e6 };
    if (!(event.key in steps) || !way.contains(document.activeElement) || !plain({ ...keys(event), button: 0 })) return;
    const links = [...way.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const current = links.findIndex((link) => link.hasAttribute("aria-current"));
    const next = at < 0 ? Math.max(current, 0) : Math.min(Math.max(at + steps[event.key], 0), links.length - 1);
    event.preventDefault();
    links[next].focus({ preventScroll: true });
    const box = links[next].getBoundingClientRect(), seen = way.getBoundingClientRect();
    if (box.top < seen.top + 40) way.scrollTop += box.top - seen.top - 40;
    if (box.bottom > seen.bottom - 40) way.scrollTop += box.bottom - seen.bottom + 40;
  });
  const keys = ({ metaKey, ctrlKey, shiftKey, altKey }) => ({ metaKey, ctrlKey, shiftKey, altKey });
  show();
})();
