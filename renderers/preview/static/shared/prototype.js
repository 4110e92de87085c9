/* Answers a page of a prototype: what is filled in is compared with the answers that lead on from this place. */
(() => {
  "use strict";
  const panel = document.querySelector(".proto");
  const places = [...panel.querySelectorAll(".ways")];
  const here = places.find((it) => `#${it.id}` === location.hash) || places[0];
  const ways = [...here.querySelectorAll("li a")];
  here.classList.add("here");
  panel.classList.add("chosen");

  /* The page's own links lead to where this citizen has been. */
  const links = JSON.parse(here.dataset.links);
  for (const link of document.querySelectorAll("#page a[data-to]")) {
    if (links[link.dataset.to]) link.href = links[link.dataset.to];
  }
  const tongue = (code) => here.querySelector(`[data-language="${code}"]`);
  for (const link of document.querySelectorAll("#page a[data-language]")) {
    const to = tongue(link.dataset.language);
    if (to) link.href = to.href;
  }

  /* Answers are the same however they are spaced, capitalised or padded with noughts. */
  const plain = (text) => text.trim().replace(/\s+/g, " ").toLowerCase().replace(/^0+(?=\d)/, "");
  const form = document.querySelector("main form");
  const answers = (control) => control.name && !/hidden|file|submit|button/.test(control.type) && control.tagName !== "FIELDSET";
  const sent = () => {
    const found = {};
    for (const control of form.elements) {
      if (!answers(control) || (/radio|checkbox/.test(control.type) && !control.checked)) continue;
      if (control.value.trim()) (found[control.name] ||= []).push(plain(control.value));
    }
    return found;
  };
  const same = (one, other) => {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...names].every((name) => String([...(one[name] || [])].sort()) === String([...(other[name] || [])].sort()));
  };
  const wanted = (way) => {
    const found = {};
    for (const [name, values] of Object.entries(JSON.parse(way.dataset.form))) found[name] = values.map(plain);
    return found;
  };

  /* Fills the form in as a way wants it. */
  const fill = (way) => {
    const given = JSON.parse(way.dataset.form);
    for (const control of form.elements) {
      if (!answers(control)) continue;
      const values = given[control.name] || [];
      if (control.type === "radio" || control.type === "checkbox") control.checked = values.includes(control.value);
      else control.value = values[0] || "";
      control.dispatchEvent(new Event("input", { bubbles: true }));
      control.dispatchEvent(new Event("change", { bubbles: true }));
    }
    document.querySelector(".proto-say")?.remove();
    form.querySelector(".buttons button").focus();
  };

  /* Says above the page what the prototype does not hold, and offers what it does. */
  const say = (words, offered) => {
    document.querySelector(".proto-say")?.remove();
    const box = document.createElement("div");
    box.className = "proto-say";
    box.lang = "en";
    box.dir = "ltr";
    box.tabIndex = -1;
    box.setAttribute("role", "alert");
    const title = document.createElement("h2");
    title.textContent = "Not in this prototype";
    const text = document.createElement("p");
    text.textContent = words;
    box.append(title, text);
    if (offered.length) {
      const list = document.createElement("ul");
      for (const way of offered.slice(0, 12)) {
        const item = document.createElement("li"), link = document.createElement("a");
        link.href = way.href;
        link.textContent = way.textContent;
        link.lang = way.lang;
        if (way.dataset.form) link.dataset.form = way.dataset.form;
        item.append(link);
        list.append(item);
      }
      box.append(list);
    }
    document.getElementById("main").prepend(box);
    box.focus();
    box.scrollIntoView({ block: "nearest" });
  };

  const go = (link) => { location.href = link.href; };
  addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = event.submitter;
    const to = button && button.name === "language_" && tongue(button.value);
    if (to) { go(to); return; }
    if (button && button.name) { say("This button is not part of the prototype.", []); return; }
    const named = ways.filter((way) => way.dataset.form);
    if (!named.length) {
      if (ways[0]) go(ways[0]);
      else say("No path of the prototype goes on from this page.", []);
      return;
    }
    const given = sent();
    const found = named.find((way) => same(wanted(way), given));
    const blank = here.querySelector("[data-blank]");
    if (found) go(found);
    else if (blank && !Object.keys(given).length) go(blank);
    else {
      say(Object.keys(given).length
        ? "No path of the prototype has this answer. These lead on, and can be chosen to fill them in:"
        : "No path of the prototype leaves this page blank. These answers lead on, and can be chosen to fill them in:", named);
    }
  }, true);

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    if (link.dataset.form && form) { event.preventDefault(); fill(link); return; }
    if (link.dataset.to && /not-here\.html$/.test(link.getAttribute("href"))) {
      event.preventDefault();
      say("No path of the prototype goes there from here.", []);
      return;
    }
    /* Within the page: the place behind the # stays as it is. */
    const target = link.getAttribute("href") || "";
    if (target.startsWith("#")) {
      event.preventDefault();
      const at = document.getElementById(target.slice(1));
      if (at) { at.focus(); at.scrollIntoView({ block: "nearest" }); }
    }
  });
  addEventListener("hashchange", () => location.reload());
})();
