# Leaves its session and its group, under a name that can be found: $1.
setsid sh -c 'trap "" HUP TERM; sleep "$0"' "$1" </dev/null >/dev/null 2>&1 &
echo left
sleep "$1"
