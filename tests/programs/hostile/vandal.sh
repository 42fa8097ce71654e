# Writes where it should not, and in its own folder, where it may.
for path in "$@"; do
  { true >"$path/vandal"; } 2>/dev/null && echo "wrote $path"
done
echo mine >own.log && rm -f given.txt && echo "own folder"
