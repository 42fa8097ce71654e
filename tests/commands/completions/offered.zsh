# Read by the zsh that capture.zsh asks.
setopt extendedglob
autoload -Uz compinit
compinit -D -u
source $SCRIPT
zstyle ':completion:*' insert-tab false

LISTMAX=10000

# Writes down what matches. What only asks for matches (-O, -A, -D) goes through.
compadd() {
  if [[ -z ${(M)@[1,(i)(-|--)]:#-[[:alnum:]]#(O|A|D)*} ]]; then
    local -a hits
    local hit
    builtin compadd -A hits "$@"
    for hit in $hits; do print -rn -- $'\t'$IPREFIX${(Q)hit} >>$OUT; done
  fi
  builtin compadd "$@"
}

ask() {
  local line
  for line in ${(f)"$(<$LINES_FILE)"}; do
    BUFFER=$line CURSOR=$#line
    zle list-choices
    print >>$OUT
  done
  BUFFER=
  print all-were-asked
}
zle -N ask
bindkey '^G' ask
