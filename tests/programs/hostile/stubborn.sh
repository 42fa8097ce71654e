# Ignores what it can, and waits.
trap '' TERM INT HUP
echo stubborn
while :; do sleep 1000; done
