# Tries to read each path it is given, and says which it could.
for path in "$@"; do
  if [ -d "$path" ]; then ls "$path/" >/dev/null 2>&1 && echo "read $path"
  else cat "$path" >/dev/null 2>&1 && echo "read $path"; fi
done
echo "processes $(ls -d /proc/[0-9]* | wc -l)"
echo over
