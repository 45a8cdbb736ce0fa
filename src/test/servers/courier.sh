#!/bin/sh
# Sends through a real Courier, which drops commands that come behind the end of a message, and says
# what came of it.
#
#   sudo src/test/servers/courier.sh ANEMONE
#
# ANEMONE is the launcher. The server runs with settings and a queue of its own, which only this
# script sees (mount namespace), listens on 127.0.0.1:2607 alone, delivers nothing, and is stopped at
# the end. Wants Courier (apt-get install courier-mta) and Python 3. Two lines are printed, one for
# each of two runs; the script ends with 1 if one of them is not as it should be.
set -eu

[ $# -gt 0 ] || { sed -n '2,11s/^# \{0,1\}//p' "$0" >&2; exit 2; }
if [ -z "${IN_NAMESPACE:-}" ]; then
  exec env IN_NAMESPACE=yes unshare --mount sh "$0" "$@"
fi
anemone=$1
port=2607
work=$(mktemp -d /tmp/anemone-courier.XXXXXX)
chmod 755 "$work"
. "$(dirname "$0")/common.sh"

cleanup() {
  esmtpd stop 2>/dev/null || true
  umount /etc/courier /var/lib/courier /run/courier 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT INT TERM

cp -a /etc/courier "$work/conf"
cp -a /var/lib/courier "$work/queue"
rm -rf "$work"/queue/tmp/* "$work/conf/smtpaccess"
mkdir -p "$work/run" /run/courier
chown courier "$work/run"
mount --bind "$work/conf" /etc/courier
mount --bind "$work/queue" /var/lib/courier
mount --bind "$work/run" /run/courier
cat >>/etc/courier/esmtpd <<'CONF'
ADDRESS=127.0.0.1
PORT=2607
BOFHCHECKDNS=0
MAXPERC=20
MAXPERIP=20
TARPIT=0
CONF
printf '127.0.0.1\tallow,RELAYCLIENT\n' >/etc/courier/smtpaccess
echo mx.courier.example >/etc/courier/me
makesmtpaccess
esmtpd start
await_port

accepted() {
  find /var/lib/courier/tmp -name 'C*' | wc -l
}

connections() {
  : # They are in the system's log only.
}

newsletter 300
run run --now
expect 'first run' 0 300 60
# The next run knows, and waits for nothing.
article whales
sed -i 's/"hour": 0/"hour": 0, "cadence": "monthly"/g; s/reader/monthly/g' \
  "$work/letter/subscribers.json"
run send --shrink --edition "monthly/$(date +%Y-%m)"
expect 'second run' 0 600 60
exit $failed
