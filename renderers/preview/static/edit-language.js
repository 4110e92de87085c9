/* What the editor knows of the language, asked of the preview: what fits, what is meant, what is wrong, where it is written. */
(() => {
  "use strict";
  const CM = window.CodeMirror;

  /* `ask(what, more)` sends the text as it is being typed; `go(file, from, to)` opens a place of a file. */
  function language({ ask, go, listed }) {
    const Mod = (event) => event.ctrlKey || event.metaKey;

    async function complete(context) {
      const before = context.state.sliceDoc(Math.max(0, context.pos - 80), context.pos);
      if (!context.explicit && !/[\w.]$|[:[(,-] $|\{\{ ?$|\b(is|not|and|or|of|in|any|before|after|includes) $/.test(before)) return null;
      const found = await ask("complete", { at: context.pos });
      if (!found || !found.offers.length || context.aborted) return null;
      return {
        from: found.from,
        to: Math.max(found.to, context.pos),
        validFor: /^[\w.]*$/,
        options: found.offers.map((each, index) => ({
          label: each.label,
          apply: each.insert,
          detail: each.says,
          info: each.more || undefined,
          type: each.kind,
          boost: Math.max(-99, 50 - index),
        })),
      };
    }

    async function told(view, at) {
      const found = await ask("hover", { at });
      if (!found) return null;
      return { pos: found.from, end: found.to, above: true, create: () => ({ dom: card(found) }) };
    }

    async function define(view, at) {
      const found = await ask("define", { at });
      if (found) go(found.file, found.from, found.to);
      else footpath.say("Nothing is written elsewhere for this.");
    }

    async function uses(view) {
      listed(await ask("uses", { at: view.state.selection.main.head }));
    }

    return [
      CM.autocompletion({ override: [complete], icons: false, defaultKeymap: true, maxRenderedOptions: 60 }),
      CM.hoverTooltip(told, { hoverTime: 350 }),
      CM.lintGutter(),
      CM.EditorView.domEventHandlers({
        mousedown(event, view) {
          const at = Mod(event) && event.button === 0 ? view.posAtCoords({ x: event.clientX, y: event.clientY }) : null;
          if (at === null) return false;
          event.preventDefault();
          define(view, at);
          return true;
        },
      }),
      CM.keymap.of([
        { key: "F12", run: (view) => (define(view, view.state.selection.main.head), true) },
        { key: "Shift-F12", run: (view) => (uses(view), true) },
        { key: "F8", run: CM.nextDiagnostic },
      ]),
    ];
  }

  function element(name, words, css) {
    const made = document.createElement(name);
    if (words) made.textContent = words;
    if (css) made.className = css;
    return made;
  }

  /* Words in which what stands between backticks is code. */
  function words(name, said) {
    const made = element(name);
    said.split(/`([^`]+)`/).forEach((part, index) => made.append(index % 2 ? element("code", part) : part));
    return made;
  }

  function card(found) {
    const made = element("div", "", "told");
    made.append(element("b", found.heading), ...found.lines.map((line) => words("p", line)));
    if (found.example) made.append(element("pre", found.example));
    return made;
  }

  /* The findings of one file as the editor marks them; those of lines that are gone stand at the end. */
  function marked(doc, found, change) {
    return found.map((each) => {
      const line = doc.line(Math.min(Math.max(each.line, 1), doc.lines));
      const from = Math.min(line.from + each.from, line.to);
      return {
        from,
        to: Math.min(Math.max(line.from + each.to, from), line.to),
        severity: each.level === "advice" ? "info" : each.level,
        message: each.message,
        renderMessage: () => {
          const made = element("div", "", "told");
          made.append(words("b", `${each.message}.`));
          if (each.citizen) made.append(element("p", `A citizen who shows it: ${each.citizen}`));
          made.append(...each.more.map((more) => words("p", more[0].toUpperCase() + more.slice(1))));
          const why = element("a", "Why this matters");
          why.href = `/-/preview/-/explain/${each.slug}?of=${document.body.dataset.journey}`;
          made.append(why);
          return made;
        },
        actions: each.mends.map((mend) => ({ name: mend.words, apply: () => change(mend.changes) })),
      };
    });
  }

  const colours = CM.HighlightStyle.define([
    { tag: [CM.tags.definition(CM.tags.propertyName), CM.tags.propertyName], color: "var(--brand)", fontWeight: "600" },
    { tag: CM.tags.comment, color: "var(--muted)", fontStyle: "italic" },
    { tag: CM.tags.string, color: "var(--done)" },
    { tag: [CM.tags.bool, CM.tags.keyword, CM.tags.number], color: "var(--ink)", fontWeight: "600" },
    { tag: [CM.tags.punctuation, CM.tags.separator, CM.tags.squareBracket, CM.tags.brace], color: "var(--muted)" },
  ]);

  /* A line that is too long goes on below its own beginning, as far in as that is. */
  function hanging(view) {
    const made = new CM.RangeSetBuilder();
    for (const { from, to } of view.visibleRanges) {
      for (let at = from; at <= to;) {
        const line = view.state.doc.lineAt(at);
        const margin = /^[ -]*/.exec(line.text)[0].length + 2;
        made.add(line.from, line.from, CM.Decoration.line({ attributes: { style: `text-indent:-${margin}ch;padding-inline-start:calc(6px + ${margin}ch)` } }));
        at = line.to + 1;
      }
    }
    return made.finish();
  }
  const indented = CM.ViewPlugin.fromClass(class {
    constructor(view) { this.decorations = hanging(view); }
    update(update) { if (update.docChanged || update.viewportChanged) this.decorations = hanging(update.view); }
  }, { decorations: (plugin) => plugin.decorations });

  window.footpath.language = { language, marked, colours, indented, element, words };
})();
