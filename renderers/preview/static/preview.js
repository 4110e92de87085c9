/* Keeps an open view true: when the journey changes, the view is asked for again and only what differs is put in. */
(() => {
  "use strict";
  const journey = document.body.dataset.journey;
  let stamp = Number(document.body.dataset.stamp || 0);
  let asking = false, again = false;

  /* Every element with data-live and an id is replaced by the one of the same id, morphed so that focus, scrolling and
     frames whose address is the same stay. A part in which somebody has typed words that are not saved yet is left as it is. */
  const typed = (part) => [...part.querySelectorAll("[data-own] :is(input, textarea)")].some((each) => each.value !== each.defaultValue);
  async function refresh(what) {
    if (asking) { again = true; return; }
    asking = true;
    try {
      const reply = await fetch(location.href, { headers: { accept: "text/html" }, cache: "no-store" });
      if (!reply.ok) return;
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      stamp = Number(page.body.dataset.stamp || stamp);
      document.body.dataset.stamp = String(stamp);
      for (const fresh of page.querySelectorAll("[data-live][id]")) {
        const here = document.getElementById(fresh.id);
        if (!here || (what !== "place" && typed(here))) continue;
        for (const open of here.querySelectorAll("details[open][id]")) fresh.querySelector(`#${CSS.escape(open.id)}`)?.setAttribute("open", "");
        if (here.outerHTML !== fresh.outerHTML) await htmx.swap({ target: here, text: fresh.outerHTML, swap: "outerMorph" });
      }
      document.dispatchEvent(new CustomEvent("footpath:refreshed", { detail: { what, stamp } }));
    } catch {
      /* The preview was stopped; the browser connects again when it is back. */
    } finally {
      asking = false;
      if (again) { again = false; refresh(what); }
    }
  }

  const source = new EventSource("/-/preview/-/events");
  source.addEventListener("hello", (event) => {
    const stamps = JSON.parse(event.data);
    if (journey ? stamps[journey] !== stamp : false) refresh("changed");
  });
  source.addEventListener("message", (event) => {
    const news = JSON.parse(event.data);
    if (journey && news.key !== journey) return;
    document.dispatchEvent(new CustomEvent("footpath:news", { detail: news }));
    refresh(news.what);
  });
  addEventListener("pagehide", () => source.close());
  window.footpath = { refresh, say: (words) => { document.getElementById("said").textContent = words; } };
})();
