/* The accessibility matrix as far as a page can tell about itself: one function for each row (patterns, section 3).
   Each returns what is wrong, as text; nothing wrong is an empty list. */
window.matrix = (() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const seen = (it) => it.getClientRects().length > 0 && it.checkVisibility({ visibilityProperty: true });
  const told = (it) => it.outerHTML.replace(/\s+/g, " ").slice(0, 140);
  const bad = (selector, fault) => all(selector).filter(fault).map(told);
  const text = (it) => it.textContent.replace(/\s+/g, " ").trim();
  const bare = (it) => {
    const copy = it.cloneNode(true);
    all(".optional, .vh", copy).forEach((part) => part.remove());
    return text(copy);
  };

  /* What Tab comes to, in the order of the page: of the radios of a group the chosen one, else the first. */
  const STOPS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const stops = () => {
    const groups = new Set();
    return all(STOPS).filter((it) => {
      if (!seen(it) || it.disabled || it.tabIndex < 0 || it.closest(".skip")) return false;
      if (it.type !== "radio") return true;
      const group = all(`input[type=radio][name="${CSS.escape(it.name)}"]`);
      const one = group.find((each) => each.checked) || group[0];
      return it === one && !groups.has(it.name) && groups.add(it.name);
    });
  };

  /* Colours as [red, green, blue, alpha], their contrast, and the colour that something stands on. */
  const rgba = (colour) => {
    const [red, green, blue, alpha = 1] = (colour.match(/[\d.]+/g) || [0, 0, 0, 0]).map(Number);
    return [red, green, blue, alpha];
  };
  const light = (colour) => {
    const [red, green, blue] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (it) => {
    for (let at = it; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] > 0.99) return colour;
    }
    return [255, 255, 255, 1];
  };
  const lines = (it, part) => {
    const style = getComputedStyle(it, part || null);
    return ["Top", "Right", "Bottom", "Left"].filter(
      (side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0);
  };
  const ringed = (it) => it && ["", "::before", "::after"].some((part) => {
    const style = getComputedStyle(it, part || null);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });

  /* Sideways scrolling, and text that is cut off. */
  const wide = () => {
    const width = document.documentElement.scrollWidth;
    if (width <= innerWidth) return [];
    const sticks = (it) => {
      const box = it.getBoundingClientRect();
      return (box.right > innerWidth + 0.5 || box.left < -0.5) && !it.closest(".skip, .vh");
    };
    return [`${width} px wide at ${innerWidth}`, ...all("body *").filter(sticks).slice(0, 3).map(told)];
  };
  const cut = () => bad("body *", (it) => {
    if (it.closest(".vh, .skip") || !seen(it)) return false;
    return getComputedStyle(it).overflow === "hidden" && it.scrollHeight > it.clientHeight + 1;
  });
  const under = (css, look) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const found = look();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    return found;
  };

  const rows = {
    /* 1.3.1: every hint and message belongs to a control, or to the group it is about. */
    A2: () => {
      const named = new Set(all("[aria-describedby]").flatMap((it) => it.getAttribute("aria-describedby").split(/\s+/)));
      const loose = bad(":is(.field .hint, .field .error, .field .doubt, .option .hint)", (it) => !named.has(it.id) && !it.closest(".files"));
      const gone = [...named].filter((id) => !document.getElementById(id)).map((id) => `nothing has the id ${id}`);
      return [...loose, ...gone];
    },
    /* 1.3.2, 2.4.3: what Tab comes to stands on the page in the same order. */
    A3: () => {
      const way = document.documentElement.dir === "rtl" ? -1 : 1;
      const boxes = stops().map((it) => [it, it.getBoundingClientRect()]);
      const wrong = [];
      boxes.slice(1).forEach(([it, box], index) => {
        const [before, old] = boxes[index];
        const row = Math.min(box.bottom, old.bottom) - Math.max(box.top, old.top) > Math.min(box.height, old.height) / 2;
        const later = row ? way * (box.left - old.left) >= -5 : box.top >= old.top - 5;
        if (!later) wrong.push(`${told(before)} comes before ${told(it)}`);
      });
      return wrong;
    },
    /* 1.3.5: what asks about the citizen says so to the browser. */
    A5: () => bad("input:is([type=email], [type=tel])", (it) => !it.autocomplete),
    /* 1.4.1: nothing is told by colour alone. */
    A6: () => [
      ...bad(".status", (it) => !text(it)),
      ...bad("main :is(p, li, dd) > a", (it) => seen(it) && !getComputedStyle(it).textDecorationLine.includes("underline")),
      ...bad("[aria-invalid]", (it) => !it.closest(".field").querySelector(".error")),
      ...bad(".option input:checked", (it) => seen(it) && parseInt(getComputedStyle(it.labels[0]).fontWeight) < 600),
    ],
    /* 1.4.11: the edges of controls. */
    A7: () => bad("button, input:not([type=hidden]), select, textarea", (it) => {
      if (!seen(it) || it.closest(".vh, .tongues")) return false;
      const style = getComputedStyle(it);
      const box = it.type === "file" ? it.closest(".drop") : it;
      const behind = ground(box.parentElement);
      const edge = rgba(getComputedStyle(box).borderTopColor);
      const filled = rgba(style.backgroundColor);
      const enough = (colour) => colour[3] > 0.99 && contrast(colour, behind) >= 3;
      return !(lines(box).length && enough(edge)) && !enough(filled);
    }),
    /* 1.4.13: nothing is there for a pointer alone. */
    A10: () => bad("[title]", () => true),
    /* 2.1: no key of ours is in the way of somebody else's. */
    A11: () => [...bad("[accesskey]", () => true), ...bad("[tabindex]", (it) => it.tabIndex > 0)],
    /* 2.2.1: no page goes away by itself. */
    A12: () => bad("meta[http-equiv]", () => true),
    /* 2.4.1: the first stop leads past the header. */
    A14: () => {
      const first = all(STOPS)[0];
      const main = document.getElementById("main");
      return first && first.matches("a.skip[href='#main']") && main && main.tabIndex === -1 ? [] : ["no way past the header"];
    },
    /* 2.4.2, 2.4.6: one heading of the first level, and the page is called the same. */
    A15: () => {
      const heads = all("h1");
      if (heads.length !== 1) return [`${heads.length} headings of the first level`];
      return document.title.replace(/\s+/g, " ").includes(bare(heads[0])) ? [] : [`${document.title} does not say ${bare(heads[0])}`];
    },
    /* 2.4.4: links with the same words lead to the same place. */
    A16: () => {
      const places = new Map();
      return all("main a[href]").filter((it) => {
        const words = it.getAttribute("aria-label") || text(it);
        const before = places.get(words);
        places.set(words, it.href);
        return !words || (before !== undefined && before !== it.href);
      }).map(told);
    },
    /* 2.4.7, 2.4.11: whatever has the focus is seen to have it, and nothing lies over it. */
    A17: () => {
      const wrong = [];
      stops().forEach((it) => {
        it.focus();
        if (document.activeElement !== it) return wrong.push(`cannot have the focus: ${told(it)}`);
        it.scrollIntoView({ block: "center", inline: "nearest" });
        const box = it.getBoundingClientRect();
        const on = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        const label = it.labels && it.labels[0];
        const over = on && !it.contains(on) && !on.contains(it) && !(label && label.contains(on));
        if (over && !it.closest(".task") && it.getClientRects().length === 1) wrong.push(`${told(on)} lies over ${told(it)}`);
        if (![it, label, it.closest(".option"), it.closest(".drop")].some(ringed)) wrong.push(`no ring: ${told(it)}`);
        if (label && getComputedStyle(it).opacity === "0") wrong.push(`drawn by nobody: ${told(it)}`);
      });
      document.activeElement.blur();
      scrollTo(0, 0);
      return wrong;
    },
    /* 2.5.1, 2.5.7: nothing has to be dragged. */
    A18: () => [
      ...bad("[draggable=true]", () => true),
      ...bad("input[type=file]", (it) => !it.closest(".upload").querySelector("button[type=submit]")),
    ],
    /* 2.5.2: nothing happens before a press is over. */
    A19: () => bad("body *", (it) => it.getAttributeNames().some((name) => name.startsWith("on"))),
    /* 2.5.8, and the rule of the house: large enough for a thumb. */
    A21: () => {
      const size = "body :is(button, select, textarea, nav a, dd.change a, .links a, .about a, .option, summary)";
      const boxes = "body input:is([type=text], [type=tel], [type=email], [type=file])";
      return all(`${size}, ${boxes}`).filter((it) => seen(it) && !it.closest(".vh")).flatMap((it) => {
        const { height, width } = it.getBoundingClientRect();
        return height < 43.5 || width < 43.5 ? [`${width} by ${height} px: ${told(it)}`] : [];
      });
    },
    /* 3.1.1, 3.1.2: languages are named, and so is which way they run. */
    A22: () => [
      ...bad("html", (it) => !it.lang || !["ltr", "rtl"].includes(it.dir)),
      ...bad(".tongues li", (it) => !it.lang || !it.dir),
    ],
    /* 3.3.1, 3.3.3: problems come first, lead to their control, and say the same there. */
    A25: () => {
      const box = document.getElementById("errors");
      const here = all(".error, .doubt").map((it) => bare(it));
      if (!box) return here.length ? ["no summary of problems"] : [];
      const wrong = all("#errors .slips a").flatMap((link) => {
        const target = document.querySelector(CSS.escape(link.hash[0]) && `[id="${link.hash.slice(1)}"]`);
        if (link.pathname !== location.pathname) return [];
        if (!target || !target.matches("input, select, textarea")) return [`leads to no control: ${told(link)}`];
        return here.some((words) => words.includes(text(link))) ? [] : [`not told at its control: ${told(link)}`];
      });
      const first = document.querySelector("#main > :first-child") === box;
      return first ? wrong : ["the summary of problems is not first", ...wrong];
    },
    /* 3.3.8: nothing keeps people from pasting. */
    A27: () => bad("input:not([type=hidden], [type=file]), textarea", (it) => {
      const paste = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
      return !it.dispatchEvent(paste);
    }),
    /* 4.1.3: what may have to be said later has a place that is there from the start. */
    A28: () => [
      ...bad("form[hx-post]", (it) => !it.querySelector("[role=alert][data-lost]")),
      ...bad(".combobox, .upload", (it) => !it.querySelector("[role=status]")),
    ],
    /* Zooming is nobody's to forbid. */
    A30: () => bad("meta[name=viewport]", (it) => /user-scalable|maximum-scale/.test(it.content)),
    /* 3.2.1, 3.2.2: choosing sends nothing and moves nothing. Last: it changes what is chosen. */
    A23: () => {
      const [where, focus] = [location.href, document.activeElement];
      all("main :is(input[type=radio], input[type=checkbox])").forEach((it) => it.click());
      all("main select").forEach((it) => it.dispatchEvent(new Event("change", { bubbles: true })));
      all("main form").forEach((it) => it.reset());
      return location.href === where && document.activeElement === focus ? [] : ["choosing leads away"];
    },
  };

  const run = (some) => Object.fromEntries(some.map(([name, look]) => [name, look()]).filter(([, found]) => found.length));
  return {
    page: () => run(Object.entries(rows)),
    wide: (row) => run([[row, wide]]),
    narrow: () => run([
      ["A8", wide],
      ["A9", () => under(
        "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
        + "p { margin-block-end: 2em !important }", () => [...wide(), ...cut()])],
    ]),
    larger: () => run([["A8", () => under(":root { font-size: 200% }", () => [...wide(), ...cut()])]]),
    still: () => run([["A13", () => document.getAnimations().map((it) => `moves: ${told(it.effect.target)}`)]]),
    forced: () => run([["A29", () => {
      const edged = (it) => ["", "::before", "::after"].some((part) => {
        const style = getComputedStyle(it, part || null);
        return lines(it, part).length || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);
      });
      return all("button, input:not([type=hidden]), textarea, select").filter((it) => {
        if (!seen(it) || it.closest(".vh, .tongues")) return false;
        const drawn = [it, ...(it.labels || []), it.closest(".option"), it.type === "file" && it.closest(".drop")];
        return !drawn.some((one) => one && edged(one));
      }).map(told);
    }]]),
    stops,
    frame: () => all("body > header, body > footer").map((it) => bare(it)).join(" | "),
  };
})();
