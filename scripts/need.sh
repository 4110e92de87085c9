#!/usr/bin/env bash
# Sees that one program of the system is there: python NAME, node, or chromium.
# Where it is missing and we may (root, with Debian's packages) it is installed; otherwise the one command to run is said.
set -euo pipefail

install() {
  local packages=("$@")
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing ${packages[*]} from the system's packages"
    export DEBIAN_FRONTEND=noninteractive
    local said
    said=$({ apt-get update && apt-get install -y --no-install-recommends "${packages[@]}"; } 2>&1 </dev/null) || {
      echo "$said" >&2
      exit 1
    }
  else
    echo "Footpath needs ${packages[*]}. Please run:  sudo apt-get install ${packages[*]}" >&2
    exit 1
  fi
}

case "$1" in
  python)
    python="$2"
    if ! command -v "$python" >/dev/null; then
      install python3 python3-venv
    fi
    if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
      echo "Footpath needs Python 3.11 or later; $python is $("$python" --version). Name another:  make PYTHON=python3.11 …" >&2
      exit 1
    fi
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
      install python3-venv
    fi
    ;;
  node)
    if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
      install nodejs npm
    fi
    ;;
  chromium)
    missing=()
    if ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null && ! command -v google-chrome >/dev/null; then
      missing+=(chromium)
    fi
    # Playwright's driver is linked to it, and a small Debian does not have it.
    if ! PATH="$PATH:/sbin:/usr/sbin" ldconfig -p | grep 'libatomic\.so\.1' >/dev/null; then
      missing+=(libatomic1)
    fi
    if [ "${#missing[@]}" -gt 0 ]; then
      install "${missing[@]}"
    fi
    ;;
  *)
    echo "usage: need.sh python NAME | node | chromium" >&2
    exit 2
    ;;
esac
