/* Keeps the texts of an editor and of the disk together: saves, takes in what others wrote, and shows where both changed. */
(() => {
  "use strict";

  /* One file. `base` says which text it was made of, `kept` is that text as the editor has it. */
  class Copy {
    constructor(file, base, kept, ours) {
      Object.assign(this, { file, base, kept, ours, state: null, saving: null, clash: null, spoilt: "" });
    }
  }

  /* `shown(copy)` is called when a copy's state changed; `text(copy)` gives its text now, `take(copy, text)` puts one in. */
  function keeper({ base, shown, text, take }) {
    let waiting = 0;

    const isChanged = (copy) => copy.ours && text(copy) !== copy.kept;

    async function sent(copy, from) {
      const now = text(copy);
      const reply = await fetch(`${base}/edit/save`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ file: copy.file, text: now, base: from }),
      });
      if (reply.status === 404) return [now, { state: "refused", words: "this journey is not there any more" }];
      if (!reply.ok) throw new Error(String(reply.status));
      return [now, await reply.json()];
    }

    async function save(copy, from = copy.base) {
      clearTimeout(waiting);
      while (copy.saving) await copy.saving;
      if (!copy.ours || (from === copy.base && !isChanged(copy))) return;
      copy.saving = (async () => {
        try {
          shown(copy);
          const [now, done] = await sent(copy, from);
          copy.spoilt = done.state === "refused" ? done.words : "";
          copy.clash = done.state === "conflict" ? done : null;
          if (done.state === "saved") Object.assign(copy, { base: done.base, kept: now });
        } catch {
          copy.spoilt = "the preview does not answer. Your text stays here until it does";
        }
      })();
      await copy.saving;
      copy.saving = null;
      shown(copy);
    }

    /* After a pause; while a conflict is open nothing is sent by itself. */
    function soon(copy, pause = 450) {
      clearTimeout(waiting);
      if (!copy.clash) waiting = setTimeout(() => save(copy), pause);
    }

    /* What is on disk now comes in where nothing here is unsaved. Where something is, a save finds out whether both fit. */
    async function look(copy) {
      while (copy.saving) await copy.saving;
      const reply = await fetch(`${base}/edit/text?file=${encodeURIComponent(copy.file)}`, { cache: "no-store" }).catch(() => null);
      if (!reply || !reply.ok || copy.saving) return;
      const disk = await reply.json();
      if (disk.base === copy.base || copy.saving) return;
      if (disk.text === text(copy)) Object.assign(copy, { base: disk.base, kept: disk.text, clash: null });
      else if (isChanged(copy)) return save(copy);
      else {
        Object.assign(copy, { base: disk.base, kept: disk.text, clash: null });
        take(copy, disk.text);
      }
      shown(copy);
    }

    /* How a conflict ends: one's own text, theirs, or both. Whatever is given up stays within reach of undo. */
    async function settle(copy, choice) {
      const clash = copy.clash;
      copy.clash = null;
      const theirs = clash.theirs;
      if (choice === "theirs" && theirs) {
        Object.assign(copy, { base: theirs.base, kept: theirs.text });
        take(copy, theirs.text);
        shown(copy);
        return;
      }
      if (choice === "both") take(copy, clash.merged);
      Object.assign(copy, { base: theirs ? theirs.base : "", kept: theirs ? theirs.text : null });
      await save(copy);
      shown(copy);
    }

    return { save, soon, look, settle, isChanged };
  }

  window.footpath.saving = { Copy, keeper };
})();
