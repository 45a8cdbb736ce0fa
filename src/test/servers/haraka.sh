#!/bin/sh
# Sends through a real Haraka, which answers commands behind the end of a message with 503, and says
# what came of it.
#
#   [HARAKA=haraka] src/test/servers/haraka.sh ANEMONE
#
# ANEMONE is the launcher. The server has a folder of its own, listens on 127.0.0.1:2608 alone, throws
# away what it takes, and is stopped at the end. Wants Haraka 3 (npm install Haraka) and Python 3.
# One line is printed; the script ends with 1 if it is not as it should be.
set -eu

[ $# -gt 0 ] || { sed -n '2,10s/^# \{0,1\}//p' "$0" >&2; exit 2; }
anemone=$1
haraka=${HARAKA:-haraka}
port=2608
work=$(mktemp -d /tmp/anemone-haraka.XXXXXX)
. "$(dirname "$0")/common.sh"

cleanup() {
  [ -z "${pid:-}" ] || kill "$pid" 2>/dev/null || true
  [ -z "${pid:-}" ] || wait "$pid" 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT INT TERM

"$haraka" -i "$work/haraka" >"$work/log" 2>&1
printf 'listen=127.0.0.1:%s\n' "$port" >"$work/haraka/config/smtp.ini"
echo mx.haraka.example >"$work/haraka/config/me"
echo sink >"$work/haraka/config/plugins"
cat >"$work/haraka/plugins/sink.js" <<JS
const fs = require('fs')
exports.hook_connect = (next, connection) => {
  fs.appendFileSync('$work/connections', 'x\n')
  next()
}
exports.hook_mail = (next) => next(OK)
exports.hook_rcpt = (next) => next(OK)
exports.hook_queue = (next, connection) => {
  fs.appendFileSync('$work/accepted', connection.transaction.rcpt_to[0].format() + '\n')
  next(OK)
}
JS
touch "$work/accepted" "$work/connections"
"$haraka" -c "$work/haraka" >"$work/log" 2>&1 &
pid=$!
await_port

accepted() {
  sort -u "$work/accepted" | wc -l
}

connections() {
  # One of them asked whether the server is up.
  echo $(($(wc -l <"$work/connections") - 1))
}

newsletter 300
run run --now
expect plain 0 300 60 8
exit $failed
