/* Suggests options while a citizen types (the combobox pattern of ARIA, list chosen by hand). Without it there is the browser's own list. */
(() => {
  const { lang } = document.documentElement;
  const plural = new Intl.PluralRules(lang);
  const digits = new Intl.NumberFormat(`${lang}-u-nu-latn`);
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const MOST = 50;

  /* How well words fit what was typed: 0 begins with it, 1 a word of it does, 2 it is somewhere inside, 9 not at all. */
  const fit = (words, typed) => {
    const at = ` ${words}`.indexOf(` ${typed}`);
    return at === 0 ? 0 : at > 0 ? 1 : words.includes(typed) ? 2 : 9;
  };

  const make = (box) => {
    const input = box.querySelector("input");
    const source = box.querySelector("datalist");
    const said = box.querySelector("[role=status]");
    const counts = JSON.parse(box.dataset.found);
    const options = [...source.options].map((it) => {
      const also = it.textContent === it.value ? "" : it.textContent;
      return { label: it.value, also, words: fold(it.value), others: also.split(/[,;،]/).map(fold) };
    });
    const list = document.createElement("ul");
    let active = -1;
    let later;

    list.id = `${input.id}-found`;
    list.className = "found";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.labels[0].textContent.trim());
    input.removeAttribute("list");
    source.remove();
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, autocomplete: "off" };
    Object.entries(attributes).forEach(([name, value]) => input.setAttribute(name, value));
    input.after(list);

    const mark = (index) => {
      active = index;
      [...list.children].forEach((it, at) => it.setAttribute("aria-selected", String(at === index)));
      const it = list.children[index];
      if (it) {
        input.setAttribute("aria-activedescendant", it.id);
        it.scrollIntoView({ block: "nearest" });
      } else input.removeAttribute("aria-activedescendant");
    };
    const close = () => {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      mark(-1);
    };
    const tell = (count) => {
      clearTimeout(later);
      const words = count ? (counts[plural.select(count)] || counts.other).replace("{n}", digits.format(count)) : box.dataset.none;
      later = setTimeout(() => { said.textContent = words; }, 600);
    };
    const open = () => {
      const typed = fold(input.value);
      const found = options
        .map((it) => ({ ...it, rank: Math.min(fit(it.words, typed), ...it.others.map((other) => (other ? fit(other, typed) : 9))) }))
        .filter((it) => it.rank < 9)
        .sort((one, two) => one.rank - two.rank);
      list.replaceChildren(...found.slice(0, MOST).map((it, at) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${at + 1}`;
        item.setAttribute("role", "option");
        item.dataset.label = it.label;
        item.textContent = it.label;
        if (it.also) {
          const small = document.createElement("small");
          small.textContent = it.also;
          item.append(" ", small);
        }
        return item;
      }));
      /* What is typed in full needs no list over the rest of the page. */
      list.hidden = !found.length || (found.length === 1 && found[0].words === typed);
      input.setAttribute("aria-expanded", String(!list.hidden));
      mark(-1);
      tell(found.length);
    };
    const choose = (item) => {
      input.value = item.dataset.label;
      close();
      clearTimeout(later);
      said.textContent = input.value;
    };
    const move = (by) => {
      if (list.hidden) open();
      const count = list.children.length;
      if (count) mark(active < 0 ? (by > 0 ? 0 : count - 1) : (active + by + count) % count);
    };
    const caret = (at) => {
      mark(-1);
      input.setSelectionRange(at, at);
    };
    const keys = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Home: () => caret(0),
      End: () => caret(input.value.length),
      Enter: () => { if (active < 0) { close(); return false; } choose(list.children[active]); return true; },
      Escape: () => { if (list.hidden) input.value = ""; close(); },
    };

    input.addEventListener("input", () => { if (input.value.trim()) open(); else close(); });
    input.addEventListener("keydown", (event) => {
      const act = keys[event.key];
      if (!act || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
      if (act() !== false) event.preventDefault();
    });
    input.addEventListener("blur", close);
    /* The focus stays in the box, so that leaving it can close the list. */
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => { const item = event.target.closest("li"); if (item) choose(item); });
  };

  const arrive = () => document.querySelectorAll(".combobox").forEach((box) => { if (box.querySelector("datalist")) make(box); });
  addEventListener("htmx:after:swap", arrive);
  arrive();
})();
