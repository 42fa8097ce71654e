# What zsh itself offers for lines: a real zsh at a pseudo terminal lists what matches each, and writes
# it down as well.
#
#     zsh -f capture.zsh SCRIPT LINES OUT
#
# For each of the LINES, OUT has a line with all that is offered, each behind a TAB.

zmodload zsh/zpty || exit 1
zpty asked zsh -f -i
{
  zpty -w asked "PROMPT= PROMPT2= SCRIPT=${(q)1} LINES_FILE=${(q)2} OUT=${(q)3}; source ${(q)0:A:h}/offered.zsh; print ready-to''-ask"
  while zpty -r asked line; do
    if [[ $line == *ready-to-ask* ]]; then break; fi
  done
  zpty -w -n asked $'\C-g'
  while zpty -r asked line; do
    if [[ $line == *all-were-asked* ]]; then exit 0; fi
  done
} always {
  zpty -d asked
}
exit 1
