#!/bin/sh
# Sends through a real Exim that enforces synchronisation, limits and defers, and says what came of it.
#
#   sudo [EXIM=/usr/sbin/exim4] src/test/servers/exim.sh ANEMONE [SCENARIO...]
#
# ANEMONE is the launcher. The server has a configuration, a spool and a log of its own in a new
# folder, listens on 127.0.0.1:2606 alone, throws away what it takes, and is stopped at the end.
# Wants Exim 4.94 or later (apt-get install exim4-daemon-light) and Python 3. Each scenario prints
# one line; the script ends with 1 if one of them is not as it should be.
set -eu

[ $# -gt 0 ] || { sed -n '2,10s/^# \{0,1\}//p' "$0" >&2; exit 2; }
anemone=$1
shift
[ $# -gt 0 ] || set -- plain alone limit content tempfail
exim=${EXIM:-/usr/sbin/exim4}
port=2606
work=$(mktemp -d /tmp/anemone-exim.XXXXXX)
chmod 755 "$work"
. "$(dirname "$0")/common.sh"

stop() {
  [ -s "$work/pid" ] || return 0
  pid=$(cat "$work/pid")
  kill "$pid" 2>/dev/null || true
  while kill -0 "$pid" 2>/dev/null && ! grep -q '^State:.Z' "/proc/$pid/status"; do sleep 1; done
  rm -f "$work/pid"
}

cleanup() {
  stop
  rm -rf "$work"
}
trap cleanup EXIT INT TERM

# start MAIN RCPT DATA: a fresh server; lines of the main section and of two ACLs.
start() {
  stop
  rm -rf "$work/spool" "$work"/log*
  mkdir "$work/spool"
  chown Debian-exim "$work" "$work/spool"
  cat >"$work/conf" <<CONF
primary_hostname = mx.exim.example
exim_user = Debian-exim
spool_directory = $work/spool
log_file_path = $work/log%slog
log_selector = +smtp_connection
smtp_enforce_sync = true
keep_environment =
queue_only = true
acl_smtp_rcpt = rcpt
acl_smtp_data = data
$1
begin acl
rcpt:
$2
  accept
data:
$3
  accept
begin routers
discard:
  driver = redirect
  data = :blackhole:
CONF
  chmod 644 "$work/conf"
  "$exim" -C "$work/conf" -bd -oX "127.0.0.1.$port" -oP "$work/pid"
  await_port
}

accepted() {
  grep -c ' <= news@tidings.example' "$work/logmainlog" || true
}

connections() {
  # One of them asked whether the server is up.
  echo $(($(grep -c 'SMTP connection from \[127' "$work/logmainlog") - 1))
}

for scenario; do
  newsletter 300
  case $scenario in
    plain)
      # Commands in groups, as Exim offers them.
      start '' '' ''
      run run --now
      expect plain 0 300 60 8
      ;;
    alone)
      # Commands one by one: anything sent ahead would be 554 "synchronization error".
      start 'pipelining_advertise_hosts =' '' ''
      run run --now
      expect alone 0 300 60 8
      ;;
    limit)
      # A limit of messages a connection, said with 421.
      start 'smtp_accept_max_per_connection = 25' '' ''
      run run --now
      expect limit 0 300 60 16
      ;;
    content)
      # Some refused at the end of the message, some at the recipient.
      start '' '  deny local_parts = reader7 : reader8
    message = 550 5.1.1 no such mailbox' '  deny condition = ${if match{$recipients}{reader[0-9]*5@}}
    message = 550 5.7.1 refused by content'
      run run --now
      expect content 0 268 60 8
      ;;
    tempfail)
      # Nobody is accepted for now.
      newsletter 20
      start '' '  defer message = 451 4.3.0 come back later' ''
      run run --now
      expect tempfail 69 0 120
      ;;
    *)
      echo "no such scenario: $scenario" >&2
      exit 2
      ;;
  esac
done
exit $failed
