# shellcheck shell=bash
# The meaning of names on the command line of `.ci/targets`. Source it from the top folder.
# A name is a target of .ci/targets.tsv, its architecture, or a machine of .ci/machines.tsv. A machine is also found
# by each target that its kernel runs, and then runs only that target's programs.

# fits NAME TARGET
# Whether this is the name of a target or of its architecture.
fits() {
    [[ $1 = "$2" || $1 = "${2%%-*}" || $1 = "${2%%gc-*}" ]]
}

# named_targets [NAME...]
# The targets of these names, or all targets.
named_targets() {
    local target name
    while IFS=$'\t' read -r target _; do
        [[ $target != '#'* ]] || continue
        [ $# -gt 0 ] || echo "$target"
        for name; do
            ! fits "$name" "$target" || { echo "$target" && break; }
        done
    done <.ci/targets.tsv
}

# named_machines [NAME...]
# The machines of these names, or all machines: `machine target...`.
named_machines() {
    local machine targets target name found
    while IFS=$'\t' read -r machine targets _; do
        [[ $machine != '#'* ]] || continue
        found=
        for target in $targets; do
            [ $# -gt 0 ] || found+=" $target"
            for name; do
                [ "$name" = "$machine" ] || fits "$name" "$target" || continue
                found+=" $target"
                break
            done
        done
        [ -z "$found" ] || echo "$machine$found"
    done <.ci/machines.tsv
}

# known NAME...
# Fails if a name is unknown, and lists the known ones.
known() {
    local name unknown=0
    for name; do
        [ -z "$(named_targets "$name")$(named_machines "$name")" ] || continue
        echo "no target, architecture or machine \`$name\`"
        unknown=1
    done
    [ $unknown = 1 ] || return 0
    echo 'targets, the first part of each is its architecture:'
    named_targets | sed 's/^/  /'
    echo 'machines, and the targets that they run:'
    named_machines | sed 's/^/  /; s/ \([^ ]*-\)/: \1/'
    return 1
}
