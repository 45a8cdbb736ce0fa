# What the scripts of this folder share; to be read by one of them, which has set: anemone, the
# launcher; port; work, a folder of its own; and has the functions accepted and connections, which
# ask the server; connections prints nothing where that is not known.

failed=0

# newsletter READERS: a newsletter in $work/letter.
newsletter() {
  rm -rf "$work/letter" "$work/notes"
  mkdir -p "$work/letter/articles"
  cat >"$work/letter/newsletter.yaml" <<YAML
newsletter:
  name: Tidings
  from: Tidings <news@tidings.example>
  postal-address: 1 Quay Street, Port Elsin
  timezone: UTC
  links: https://tidings.example/mail
topics: {harbour: The harbour}
sources:
  - {name: Desk, folder: articles, topics: [harbour]}
edition: {fewest: 1}
smtp: {host: 127.0.0.1, port: $port, starttls: none}
YAML
  article boats
  python3 -c "
import json
json.dump([{'email': 'reader%d@isle%d.example' % (i, i % 7), 'hour': 0} for i in range($1)],
          open('$work/letter/subscribers.json', 'w'))"
}

# article NAME: one article more.
article() {
  cat >"$work/letter/articles/$1.md" <<MARKDOWN
---
title: $1 stay in port
url: https://tidings.example/$1
---
Nine $1 stay in port this week, the harbour master said on Monday. A storm is on its way.
MARKDOWN
}

# await_port: waits until the server listens.
await_port() {
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    python3 -c "import socket; socket.create_connection(('127.0.0.1', $port))" 2>/dev/null && return
    sleep 1
  done
  echo "the server does not start:" >&2
  cat "$work"/log* >&2
  exit 1
}

# run ARGS...: sends; sets code and seconds.
run() {
  began=$(date +%s)
  code=0
  (cd "$work/letter" && XDG_STATE_HOME="$work/notes" "$anemone" "$@") >"$work/out" 2>&1 || code=$?
  seconds=$(($(date +%s) - began))
  sleep 2
}

# expect NAME CODE ACCEPTED SECONDS [CONNECTIONS]: prints a line, and notes what is not as it should
# be; ACCEPTED is a pattern.
expect() {
  verdict=FAILED
  was=$(accepted)
  lines=$(connections)
  case $was in
    $3)
      if [ "$code" -eq "$2" ] && [ "$seconds" -le "$4" ] && [ "${lines:-0}" -le "${5:-1000}" ]; then
        verdict=ok
      fi
      ;;
  esac
  [ $verdict = ok ] || failed=1
  printf '%s %s: exit %s, %s accepted%s in %s s\n' \
    "$verdict" "$1" "$code" "$was" "${lines:+ over $lines connections}" "$seconds"
  [ $verdict = ok ] || sed 's/^/  /' "$work/out"
}
