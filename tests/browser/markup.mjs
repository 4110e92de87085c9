// Validates HTML for the tests: one JSON string of markup per line in, one JSON list of findings per line out.
import { createInterface } from "node:readline";
import { HtmlValidate } from "html-validate";

const rules = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended", "html-validate:a11y", "html-validate:document"],
  rules: {
    // A title holds question, journey and organisation, so that every page has its own.
    "long-title": "off",
    // Telephone numbers are kept on one line by the stylesheet; a no-break space would be copied with the number.
    "tel-non-breaking": "off",
    // The summary of problems has a heading, and stands first in main, before the h1.
    "heading-level": ["error", { minInitialRank: "h2" }],
    // Boxes to tick of one question share its name, as radios do, and so do the buttons of several languages or files.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "submit"] }],
    "no-inline-style": "error",
    // htmx comes from its CDN under a hash; files of the service itself need none.
    "require-sri": ["error", { target: "crossorigin" }],
  },
  elements: ["html5"],
});

// The files that are there already are named under one name, one hidden control each.
const kept = (it) => it.ruleId === "form-dup-name" && it.message.endsWith('-kept"');

for await (const line of createInterface({ input: process.stdin })) {
  const report = await rules.validateString(JSON.parse(line));
  const found = report.results.flatMap((result) =>
    result.messages.filter((it) => !kept(it)).map((it) => `${it.line}:${it.column} ${it.ruleId}: ${it.message}`),
  );
  process.stdout.write(JSON.stringify(found) + "\n");
}
