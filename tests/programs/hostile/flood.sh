# Prints 10 GB.
exec head -c 10000000000 /dev/zero
