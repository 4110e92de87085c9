/* The edit view: an editor in place of the plain text box, its files, and beside it the page at the cursor with its words. */
(() => {
  "use strict";
  const CM = window.CodeMirror;
  const { language, marked, colours, indented, element } = footpath.language;
  const { Copy, keeper } = footpath.saving;
  const root = document.getElementById("edit");
  const base = root.dataset.base;
  const form = document.getElementById("text");
  const [said, autosave, saving] = ["saved", "autosave", "save"].map((id) => document.getElementById(id));
  const [code, phone, sheet, words, list, uses, conflict] = ["code", "phone", "sheet", "words", "found", "uses", "conflict"].map((id) => document.getElementById(id));
  const part = document.getElementById("part");
  const noPage = document.getElementById("no-page");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const copies = new Map();
  const FromDisk = CM.Annotation.define();
  let here, view, found = [], place = null, checking = 0, standing = 0;

  async function post(what, body) {
    const reply = await fetch(`${base}/language/${what}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }).catch(() => null);
    return reply && reply.ok ? reply.json() : null;
  }

  const stateOf = (copy) => (copy === here && view ? view.state : copy.state);
  const textOf = (copy) => (stateOf(copy) ? stateOf(copy).doc.toString() : copy.kept);

  /* Questions go with all texts that are not saved yet. */
  function ask(what, more = {}) {
    const texts = {};
    for (const copy of copies.values()) if (copy === here || kept.isChanged(copy)) texts[copy.file] = textOf(copy);
    return post(what, { file: here.file, texts, ...more });
  }

  /* Puts another text in as the fewest characters that differ, so that the cursor and undo stay. */
  function take(copy, text) {
    const old = textOf(copy);
    let front = 0, back = 0;
    const most = Math.min(old.length, text.length);
    while (front < most && old[front] === text[front]) front++;
    while (back < most - front && old[old.length - 1 - back] === text[text.length - 1 - back]) back++;
    const change = { changes: { from: front, to: old.length - back, insert: text.slice(front, text.length - back) }, annotations: [FromDisk.of(true), CM.isolateHistory.of("full")] };
    if (copy === here) view.dispatch(change);
    else if (copy.state) copy.state = copy.state.update(change).state;
    else copy.kept = text;
  }

  function shown(copy) {
    if (copy !== here) return;
    const changed = kept.isChanged(copy);
    said.className = copy.clash || copy.spoilt ? "saved wrong" : "saved";
    const now = !copy.ours ? "Only to read: it belongs to the library of the service" : copy.clash ? "Not saved: somebody else changed it too" : copy.spoilt ? `Not saved: ${copy.spoilt}` : copy.saving ? "Saving …" : changed ? "Not saved yet" : "Saved";
    if (said.textContent !== now) said.textContent = now;
    saving.disabled = !changed || Boolean(copy.clash);
    conflict.hidden = !copy.clash;
    if (copy.clash && conflict.dataset.shown !== copy.clash.html) conflict.innerHTML = conflict.dataset.shown = copy.clash.html;
    if (!copy.clash) conflict.dataset.shown = "";
  }

  const kept = keeper({ base, shown, text: textOf, take });

  /* Replacements that the preview worked out. Those of another file go into its copy. */
  async function change(changes, at) {
    for (const file of new Set(changes.map((each) => each.file))) {
      if (file !== here.file) await open(file);
      const own = changes.filter((each) => each.file === file).map(({ from, to, insert }) => ({ from, to, insert }));
      view.dispatch({ changes: own, userEvent: "input.mend", annotations: CM.isolateHistory.of("full"), ...(at === undefined ? {} : { selection: { anchor: at }, scrollIntoView: true }) });
    }
  }

  async function check() {
    const asked = ++checking;
    const answer = await ask("check");
    if (!answer || asked !== checking) return;
    const before = list.querySelector("h2").textContent;
    found = answer.found;
    list.innerHTML = answer.html;
    if (document.activeElement !== part) part.replaceChildren(new Option("Go to …", ""), ...answer.parts.map(([at, id, says, depth]) => new Option(`${"\u00a0".repeat(3 * depth)}${id}${says ? `: ${says.slice(0, 48)}` : ""}`, at)));
    mark();
    if (before !== answer.words) footpath.say(answer.words);
  }

  function mark() {
    const own = found.filter((each) => each.file === here.file);
    view.dispatch(CM.setDiagnostics(view.state, marked(view.state.doc, own, change)));
  }

  async function stand() {
    const asked = ++standing;
    const answer = await ask("place", { at: view.state.selection.main.head, dark: dark.matches });
    if (!answer || asked !== standing) return;
    phone.hidden = !answer.sheet;
    noPage.hidden = !answer.noPage;
    noPage.textContent = answer.noPage;
    if (answer.sheet && sheet.dataset.now !== answer.sheet) sheet.contentWindow.location.replace(sheet.dataset.now = answer.sheet);
    sheet.title = answer.heading || "No page";
    const typing = words.contains(document.activeElement) && document.activeElement.dataset.keys;
    if (!(typing && place === answer.place) && words.dataset.html !== answer.html) {
      const focused = words.contains(document.activeElement) ? document.activeElement : null;
      const way = focused && (focused.id ? `#${focused.id}` : focused.name && `[name="${focused.name}"]`);
      words.innerHTML = words.dataset.html = answer.html;
      if (way) words.querySelector(`${way}:not(:disabled)`)?.focus({ preventScroll: true });
    }
    place = answer.place;
  }

  const later = (task, pause) => { let timer = 0; return () => { clearTimeout(timer); timer = setTimeout(task, pause); }; };
  const checkSoon = later(check, 300), standSoon = later(stand, 150);

  function updated(update) {
    if (update.docChanged) {
      const fromDisk = update.transactions.some((each) => each.annotation(FromDisk));
      shown(here);
      if (!fromDisk) {
        if (autosave.checked && here.ours) kept.soon(here);
        if (!autosave.checked || here.clash || here.spoilt) checkSoon();
      }
    }
    if (update.docChanged || update.selectionSet) standSoon();
  }

  const extensions = (copy) => [
    CM.basicSetup,
    CM.yaml(),
    CM.syntaxHighlighting(colours),
    CM.indentUnit.of("  "),
    CM.EditorView.lineWrapping,
    indented,
    CM.EditorState.readOnly.of(!copy.ours),
    CM.EditorView.contentAttributes.of({ "aria-label": `${copy.file}. Escape, then Tab, leaves the text.`, spellcheck: "false", tabindex: "0" }),
    CM.EditorView.updateListener.of(updated),
    CM.keymap.of([{ key: "Mod-s", preventDefault: true, run: () => (kept.save(here), true) }]),
    language({ ask, go, listed }),
  ];

  async function open(file, quiet) {
    if (here && here.file === file) return true;
    let copy = copies.get(file);
    if (!copy) {
      const reply = await fetch(`${base}/edit/text?file=${encodeURIComponent(file)}`).catch(() => null);
      if (!reply || !reply.ok) return false;
      const disk = await reply.json();
      const tab = document.querySelector(`#tabs [data-file="${CSS.escape(file)}"]`);
      copy = new Copy(file, disk.base, disk.text, tab && tab.dataset.others === undefined);
      copies.set(file, copy);
    }
    if (here) here.state = view.state;
    const first = !copy.state;
    copy.state ||= CM.EditorState.create({ doc: copy.kept, extensions: extensions(copy) });
    here = copy;
    if (view) view.setState(copy.state);
    else view = new CM.EditorView({ state: copy.state, parent: code });
    for (const tab of document.querySelectorAll("#tabs a")) tab.dataset.file === file ? tab.setAttribute("aria-current", "page") : tab.removeAttribute("aria-current");
    if (!quiet) history.replaceState(null, "", `?file=${encodeURIComponent(file)}${location.hash}`);
    shown(copy);
    mark();
    stand();
    if (!first) kept.look(copy);
    return true;
  }

  async function go(file, from, to = from) {
    if (!(await open(file))) return;
    const most = view.state.doc.length;
    view.dispatch({ selection: { anchor: Math.min(from, most), head: Math.min(to, most) }, effects: CM.EditorView.scrollIntoView(Math.min(from, most), { y: "center" }) });
    view.focus();
  }

  function line(number) {
    const at = view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
    go(here.file, at.from + at.text.search(/\S|$/));
  }

  function listed(places) {
    uses.hidden = !places || !places.length;
    if (uses.hidden) { footpath.say("Nothing else names this."); return; }
    const rows = places.map((each) => {
      const item = element("li"), link = element("a", `${each.file === "journey.yaml" ? "L" : `${each.file}, l`}ine ${each.line}`), away = element("code", each.words);
      link.href = `?file=${encodeURIComponent(each.file)}#line-${each.line}`;
      link.addEventListener("click", (event) => { event.preventDefault(); go(each.file, each.from, each.to); });
      item.append(link, " ", away);
      return item;
    });
    const items = element("ol");
    items.append(...rows);
    const close = element("button", "Close", "quiet small");
    close.type = "button";
    close.addEventListener("click", () => { uses.hidden = true; view.focus(); });
    uses.replaceChildren(element("h2", `${places.length} ${places.length === 1 ? "place names" : "places name"} it`), items, close);
    items.querySelector("a").focus();
  }

  /* What is clicked and sent around the editor. */
  document.getElementById("tabs").addEventListener("click", (event) => {
    const tab = event.target.closest("a[data-file]");
    if (!tab || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(tab.dataset.file);
  });
  list.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-line]"), mend = event.target.closest("button[data-mend]");
    if (link && (await open(link.dataset.file))) { line(Number(link.dataset.line)); }
    if (mend) {
      const [number, which] = mend.dataset.mend.split(".").map(Number);
      await change(found[number].mends[which].changes);
      footpath.say("Mended.");
    }
    if (link) event.preventDefault();
  });
  list.addEventListener("click", (event) => { if (event.target.closest("a[data-line]")) event.preventDefault(); }, true);
  conflict.addEventListener("click", async (event) => {
    const choice = event.target.closest("button[data-take]");
    if (!choice || !here.clash) return;
    await kept.settle(here, choice.dataset.take);
    view.focus();
  });
  words.addEventListener("change", async (event) => {
    const field = event.target.closest("[data-keys]");
    if (!field) return;
    const answer = await ask("word", { keys: JSON.parse(field.dataset.keys), new: field.value });
    field.setCustomValidity((answer && answer.refused) || "");
    if (!answer || answer.refused) { field.reportValidity(); return; }
    await change(answer.changes);
    if (autosave.checked) kept.soon(here, 0);
  });
  words.addEventListener("input", (event) => event.target.setCustomValidity?.(""));
  words.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!event.submitter || !["up", "down"].includes(event.submitter.name)) return;
    const down = event.submitter.name === "down";
    const answer = await ask("move", { place: event.target.dataset.place, by: down ? 1 : -1 });
    if (!answer || answer.refused) { footpath.say((answer && answer.refused) || "That could not be moved."); return; }
    await change(answer.changes, answer.at);
    footpath.say(`${event.target.dataset.heading} was moved ${down ? "down" : "up"}.`);
    if (autosave.checked) kept.soon(here, 0);
  });
  part.addEventListener("change", async () => {
    const at = Number(part.value), main = document.querySelector("#tabs a").dataset.file;
    part.value = "";
    if (at && (await open(main))) line(at);
  });
  autosave.addEventListener("change", () => {
    try { localStorage.setItem("footpath-autosave", autosave.checked ? "on" : "off"); } catch { /* not kept then */ }
    if (autosave.checked) kept.soon(here, 0);
  });
  saving.addEventListener("click", () => kept.save(here));
  addEventListener("beforeunload", (event) => { if ([...copies.values()].some(kept.isChanged)) event.preventDefault(); });
  addEventListener("hashchange", () => { const asked = /^#line-(\d+)$/.exec(location.hash); if (asked) line(Number(asked[1])); });
  document.addEventListener("footpath:news", async (event) => {
    if (event.detail.what === "changed") for (const copy of copies.values()) await kept.look(copy);
    if (event.detail.what !== "people") check();
  });
  document.addEventListener("footpath:refreshed", (event) => {
    for (const tab of document.querySelectorAll("#tabs a")) tab.dataset.file === here.file ? tab.setAttribute("aria-current", "page") : tab.removeAttribute("aria-current");
    if (event.detail.what !== "proofs") stand();
  });

  /* Begin. */
  try { autosave.checked = localStorage.getItem("footpath-autosave") !== "off"; } catch { /* stays on */ }
  const source = document.getElementById("source");
  sheet.dataset.now = sheet.getAttribute("src") || "";
  dark.addEventListener("change", stand);
  const first = new Copy(form.dataset.file, form.elements.base.value, source.value, form.dataset.others === undefined);
  copies.set(first.file, first);
  const asked = /^#line-(\d+)$/.exec(location.hash);
  for (const each of [code, document.getElementById("keys"), saving, autosave.parentElement, part.parentElement]) each.hidden = false;
  form.hidden = true;
  root.classList.add("scripted");
  open(first.file, true).then(() => {
    const start = Number(asked ? asked[1] : form.dataset.line);
    if (start > 1) line(start);
    kept.look(first);
    check();
  });
  window.footpath.editor = { get view() { return view; }, open, go };
})();
