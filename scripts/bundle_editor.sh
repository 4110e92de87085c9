#!/bin/sh
# Makes the one file of the editor that the preview loads, out of the packages that package-lock.json pins, and gathers the
# licences of all that is in it. The same packages give the same bytes. Needs `npm ci` first; names another folder to
# write to as its argument, as the test does that builds it again.
set -eu

root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
into=${1:-$root/renderers/preview/static/vendor}
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

if [ ! -e "$root/node_modules/esbuild/bin/esbuild" ]; then
    echo "The packages are not installed. Run:  npm ci" >&2
    exit 1
fi

cd "$root"
node_modules/.bin/esbuild renderers/preview/editor/entry.js --bundle --minify --format=iife --global-name=CodeMirror \
    --target=es2022 --charset=utf8 --legal-comments=none --log-level=warning \
    --outfile="$made/editor.min.js" --metafile="$made/inputs.json"

node - "$made" <<'SCRIPT'
const { readFileSync, writeFileSync } = require("node:fs");
const made = process.argv[2];
const inputs = Object.keys(JSON.parse(readFileSync(`${made}/inputs.json`, "utf8")).inputs);
const packages = new Set(inputs.map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean));
const parts = [...packages].sort().map((name) => {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  return `${name} ${version}\n\n${readFileSync(`node_modules/${name}/LICENSE`, "utf8").trim()}\n`;
});
writeFileSync(`${made}/editor.LICENSE.txt`, `What editor.min.js is made of.\n\n${parts.join(`\n${"-".repeat(80)}\n\n`)}`);
SCRIPT

mkdir -p "$into"
cp "$made/editor.min.js" "$made/editor.LICENSE.txt" "$into/"
