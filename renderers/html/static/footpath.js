/* Makes page turns smoother. Every page works without it. */
(() => {
  const find = (selector, within = document) => within.querySelector(selector);
  const show = (selector) => document.querySelectorAll(selector).forEach((it) => { it.hidden = false; });

  /* What only some fields need is loaded with the first of them. */
  const enhance = ({ dataset: { script } }) => {
    if (find(`script[src="${script}"]`)) return;
    const tag = document.createElement("script");
    tag.src = script;
    document.head.append(tag);
  };

  /* A new page: problems are told first, else its heading; no pixel of the old page's scrolling is kept. */
  const arrive = (turned) => {
    show("[data-print]");
    document.querySelectorAll("[data-script]").forEach(enhance);
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

  /* The second half of a double click, a key held down, the same form again within a second: slips. */
  let last, pressed;
  const slip = (event) => { event.preventDefault(); event.stopImmediatePropagation(); };
  addEventListener("submit", (event) => {
    if (event.target === last && event.timeStamp - pressed < 1000) slip(event);
    else [last, pressed] = [event.target, event.timeStamp];
  }, true);
  addEventListener("keydown", (event) => {
    if (event.repeat && event.key === "Enter" && !event.target.matches("textarea")) slip(event);
  }, true);
  addEventListener("pageshow", () => { last = null; });

  /* A button whose reply is a whole new page (another language) is left to the browser. */
  addEventListener("submit", (event) => {
    if (event.submitter && event.submitter.dataset.plain !== undefined) event.stopImmediatePropagation();
  }, true);

  /* "None of these" goes with no other box of its question. */
  addEventListener("change", ({ target: box }) => {
    if (box.type !== "checkbox" || !box.checked) return;
    document.getElementsByName(box.name).forEach((it) => {
      if (it !== box && ("alone" in box.dataset || "alone" in it.dataset)) it.checked = false;
    });
  });

  addEventListener("click", (event) => {
    if (event.detail > 1 && event.target.closest("[type=submit]")) slip(event);
  }, true);
  addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) print();
  });
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((it) => { it.open = true; }));
})();
