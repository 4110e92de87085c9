/* Makes page turns smoother. Every page works without it. */
(() => {
  const find = (selector, within = document) => within.querySelector(selector);
  const show = (selector) => document.querySelectorAll(selector).forEach((it) => { it.hidden = false; });

  /* A new page: problems are told first, else its heading; no pixel of the old page's scrolling is kept. */
  const arrive = (turned) => {
    show("[data-print]");
    const at = find("#errors") || (turned && (find("#main h1") || find("#main")));
    if (!at) return;
    if (turned) scrollTo(0, 0);
    at.tabIndex = -1;
    at.focus({ preventScroll: turned });
  };
  arrive(false);

  addEventListener("htmx:after:swap", () => arrive(true));

  /* Nothing came back, or not a page of ours: what was typed stays, and that is said. */
  const lost = (event) => {
    event.preventDefault();
    const message = find("[data-lost]");
    if (!message) return;
    message.hidden = true;
    setTimeout(() => { message.hidden = false; message.scrollIntoView({ block: "nearest" }); }, 50);
  };
  addEventListener("htmx:error", lost);
  addEventListener("htmx:before:swap", (event) => {
    const { ctx } = event.detail;
    if (ctx && ctx.text && !ctx.text.includes('id="page"')) lost(event);
  });

  /* A second press within a second is a slip. */
  let pressed = -1e9;
  addEventListener("submit", (event) => {
    if (event.timeStamp - pressed < 1000) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else pressed = event.timeStamp;
  }, true);
  for (const turned of ["pageshow", "htmx:after:swap"]) addEventListener(turned, () => { pressed = -1e9; });

  addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) print();
  });
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((it) => { it.open = true; }));
})();
