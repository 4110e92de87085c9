/* The walk beside the phone: told anew after every page turn, and the phone opened again when the text is another. */
(() => {
  "use strict";
  const phone = document.getElementById("phone");
  const now = () => document.getElementById("walk-now");
  if (!phone || !now()) return;
  let mark = now().dataset.mark;
  let shown = "", kept = null;

  const within = () => { try { return phone.contentDocument; } catch { return null; } };
  const named = (page) => [...page.querySelectorAll("main form :is(input, select, textarea)[name]")]
    .filter(({ name, type }) => name !== "csrf" && name !== "seen_" && !["hidden", "file", "submit"].includes(type));

  /* What is typed and not sent stays when the same page comes again in another version. */
  function keep() {
    const page = within();
    if (!page || !page.body) return;
    kept = {
      path: phone.contentWindow.location.pathname,
      top: phone.contentWindow.scrollY,
      typed: named(page).map(({ name, type, value, checked }) => ({ name, type, value, checked })),
    };
  }
  function putBack() {
    const page = within();
    if (!kept || !page || phone.contentWindow.location.pathname !== kept.path) { kept = null; return; }
    const fields = named(page);
    for (const old of kept.typed) {
      const chosen = ["checkbox", "radio"].includes(old.type);
      const field = fields.find((it) => it.name === old.name && (!chosen || it.value === old.value));
      if (!field) continue;
      if (chosen) field.checked = old.checked; else field.value = old.value;
    }
    phone.contentWindow.scrollTo(0, kept.top);
    kept = null;
  }

  /* The place where the citizen is stays in sight on the map. */
  function show() {
    const map = document.getElementById("walk-map");
    const node = now().dataset.node;
    const place = node && document.getElementById(`walk-${node}`);
    if (!map || !place) return;
    const box = place.getBoundingClientRect(), around = map.getBoundingClientRect();
    const middle = map.scrollTop + box.top - around.top - (map.clientHeight - box.height) / 2;
    if (box.top < around.top + 40 || box.bottom > around.bottom - 40) map.scrollTop = Math.max(0, middle);
  }

  function turned() {
    const page = within();
    const place = phone.contentWindow.location.pathname + (page ? page.title : "");
    if (place !== shown) window.footpath.say(page ? page.title : "");
    shown = place;
    window.footpath.refresh("walked");
  }
  function listen() {
    const page = within();
    if (!page) return;
    putBack();
    phone.contentWindow.addEventListener("htmx:after:swap", turned);
    turned();
  }
  phone.addEventListener("load", listen);

  document.addEventListener("footpath:refreshed", () => {
    if (!now()) return;
    if (now().dataset.mark !== mark) {
      mark = now().dataset.mark;
      keep();
      const to = now().dataset.go;
      if (phone.contentWindow.location.pathname + phone.contentWindow.location.search === to) phone.contentWindow.location.reload();
      else phone.contentWindow.location.replace(to);
    }
    show();
  });

  /* Another width needs no new page. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-width]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    for (const each of link.closest("ul").querySelectorAll("a")) each.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    document.getElementById("walk").dataset.wide = link.dataset.width;
    fetch(link.href, { redirect: "manual" }).catch(() => {});
  });

  /* Whoever is chosen is stood in for at once with a mouse; the keyboard has the button. */
  const looks = document.getElementById("save");
  if (looks && location.hash === "#save") looks.open = true;
  if (within() && within().readyState === "complete" && within().location.href !== "about:blank") listen();
  show();
})();
