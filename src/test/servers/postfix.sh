#!/bin/sh
# Sends through a real Postfix that limits, refuses and delays, and says what came of it.
#
#   sudo src/test/servers/postfix.sh ANEMONE [SCENARIO...]
#
# ANEMONE is the launcher. The server has a configuration, a queue and a log of its own in a new
# folder, listens on 127.0.0.1:2605 alone, throws away what it takes, and is stopped at the end.
# Wants Postfix 3.4 or later (apt-get install postfix) and Python 3. Each scenario prints one line;
# the script ends with 1 if one of them is not as it should be.
set -eu

[ $# -gt 0 ] || { sed -n '2,10s/^# \{0,1\}//p' "$0" >&2; exit 2; }
anemone=$1
shift
[ $# -gt 0 ] || set -- plain rate policy unknown size tempfail
port=2605
work=$(mktemp -d /tmp/anemone-postfix.XXXXXX)
chmod 755 "$work"
. "$(dirname "$0")/common.sh"

cleanup() {
  postfix -c "$work/conf" stop >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap cleanup EXIT INT TERM

# start SETTINGS...: a fresh server with some settings more.
start() {
  postfix -c "$work/conf" stop >/dev/null 2>&1 || true
  rm -rf "$work/conf" "$work/queue" "$work/data" "$work/log"
  mkdir "$work/conf" "$work/queue" "$work/data"
  chown postfix "$work/data"
  cat >"$work/conf/main.cf" <<EOF
compatibility_level = 3.6
myhostname = mx.postfix.example
queue_directory = $work/queue
data_directory = $work/data
maillog_file = $work/log
maillog_file_prefixes = $work
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
mydestination = mx.postfix.example
default_transport = discard:
alias_maps =
local_recipient_maps =
smtpd_client_event_limit_exceptions =
smtpd_peername_lookup = no
EOF
  for setting; do echo "$setting" >>"$work/conf/main.cf"; done
  cat >"$work/conf/master.cf" <<EOF
127.0.0.1:$port inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
discard unix - - n - - discard
error unix - - n - - error
local unix - n n - - local
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
policy unix - n n - - spawn user=nobody argv=/usr/bin/env python3 $work/policy.py
EOF
  cat >"$work/policy.py" <<'EOF'
import sys
count = 0
for line in sys.stdin:
    if line.strip():
        continue
    count += 1
    print("action=%s\n" % ("550 5.7.1 refused by policy" if count % 5 == 0 else "dunno"), flush=True)
EOF
  postfix -c "$work/conf" start >/dev/null 2>&1
  await_port
}

accepted() {
  grep -c 'status=sent' "$work/log" || true
}

connections() {
  grep -c ' connect from' "$work/log" || true
}

for scenario; do
  newsletter 300
  case $scenario in
    plain)
      start
      run run --now
      expect plain 0 300 60 8
      ;;
    rate)
      # A limit by the minute is waited out, and learnt.
      newsletter 250
      start 'smtpd_client_message_rate_limit = 100'
      run run --now
      expect rate 0 250 240
      ;;
    policy)
      # Every fifth message is refused at its end; the sender of a refused one stays in the session.
      start 'smtpd_end_of_data_restrictions = check_policy_service unix:private/policy'
      run run --now
      expect policy 0 '24[0-4]' 60 8
      ;;
    unknown)
      # Refused recipients, for each of which the server waits after ten errors.
      start 'smtpd_recipient_restrictions = check_recipient_access inline:{reader7@isle0.example=REJECT, reader8@isle1.example=REJECT}, permit_mynetworks, reject'
      run run --now
      expect unknown 0 298 60 8
      ;;
    size)
      # The server is too small for the message, which is nobody's fault.
      start 'message_size_limit = 3000'
      run run --now
      expect size 69 0 60
      ;;
    tempfail)
      # Nobody is accepted for now.
      start 'smtpd_recipient_restrictions = defer'
      newsletter 20
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
