#!/bin/sh
# Fetch the one htmx file that pages load, check it against its known hash, and put it beside the
# service's own static files with its licence. Run after changing the version here and in
# renderers/html/assets.py; needs npm.
set -eu

version=4.0.1
sha384=Qp9rdC8H7EqOoX+nR0P3RPG2Noji+qdwJlGpfzwQJsfOpp3sGwIdSP9xO3+UlEhn

vendor=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)/renderers/html/static/vendor
fetched=$(mktemp -d)
trap 'rm -rf "$fetched"' EXIT

(cd "$fetched" && npm pack --silent "htmx.org@$version" >/dev/null && tar -xzf "htmx.org-$version.tgz")

found=$(openssl dgst -sha384 -binary "$fetched/package/dist/htmx.min.js" | base64)
if [ "$found" != "$sha384" ]; then
    echo "htmx.org $version: expected sha384-$sha384, got sha384-$found. Nothing was changed." >&2
    exit 1
fi

mkdir -p "$vendor"
rm -f "$vendor"/htmx-*
cp "$fetched/package/dist/htmx.min.js" "$vendor/htmx-$version.min.js"
cp "$fetched/package/LICENSE" "$vendor/htmx-$version.LICENSE.txt"
echo "htmx.org $version is in place."
