# shellcheck shell=bash
# Entries with a deliberate mistake, to verify that the tests find it. Source it from the top folder after arch.sh.

mutants=$PWD/target/ci/mutants

# mutant_tree
# Copies the crate and the programs that use it, with correct entries.
mutant_tree() {
    mkdir -p "$mutants/tests"
    rm -rf "$mutants"/{runtime,macros,tests/arch,tests/src,tests/tests}
    cp -r --preserve=timestamps runtime macros "$mutants"
    cp -r --preserve=timestamps tests/arch tests/src tests/tests "$mutants/tests"
    sed 's/^members = .*/members = ["macros", "runtime"]/' Cargo.toml >"$mutants/Cargo.toml"
}

# entry_of TARGET
# The file with this target's entry.
entry_of() {
    case $1 in
        *-gnux32) echo x32 ;;
        x86_64-*) echo x86_64 ;;
        i686-*) echo x86 ;;
        arm*-* | thumb*-*) echo arm ;;
        riscv*-*) echo riscv ;;
        powerpc*-*) echo powerpc ;;
        mips64*-*) echo mips64 ;;
        mips*-*) echo mips ;;
        *) echo "${1%%-*}" ;;
    esac
}

# destroy FILE INSTRUCTIONS
# Makes the entry clobber a register after the call, before any other code uses it.
destroy() {
    local before
    before=$(md5sum "$1")
    # After the result is negated, if errors are indicated by a flag.
    if grep -q '"2:",' "$1"; then
        sed -i "s/\"2:\",/\"2:\", \"$2\",/" "$1"
    else
        sed -i -E "s/(\"(svc #?0|ecall|syscall 0|int 0x80|syscall)\"),/\1, \"$2\",/" "$1"
    fi
    [ "$before" != "$(md5sum "$1")" ] || { echo "$1: there is no instruction to mutate"; return 1; }
}

# take FILE REGISTER
# Removes a clobber from the entry.
take() {
    local before register
    before=$(md5sum "$1")
    # shellcheck disable=SC2016 # sed's own
    register=$(sed 's/\$/[$]/' <<<"$2")
    sed -i -E "s/inlateout\(\"$register\"\) \\\$nr => _,/in(\"$2\") \$nr,/; s/ *lateout\(\"$register\"\) _,//" "$1"
    [ "$before" != "$(md5sum "$1")" ] || { echo "$1: $2 is not declared"; return 1; }
}

# leave_out FILE DIRECTIVE
# Removes the lines with this directive from assembly.
leave_out() {
    local before
    before=$(md5sum "$1")
    sed -i "/\"$2/d" "$1"
    [ "$before" != "$(md5sum "$1")" ] || { echo "$1: there is no $2"; return 1; }
}

# restore TARGET
# Restores the entry of a target and the code that starts a thread there.
restore() {
    local file
    for file in abi/linux linux/process/machine; do
        file=runtime/src/$file/$(entry_of "$1").rs
        [ ! -e "$file" ] || cp "$file" "$mutants/$file"
    done
}

# mutate TARGET WHAT REGISTER [INSTRUCTIONS]
# Puts a single mistake into the entry of a target: `take` removes a clobber, `destroy` clobbers an undeclared
# register, `wrong` replaces the entire entry, `unwind` removes the unwind information that marks the start of a
# thread, and `unwind-entry` that of an out-of-line entry. A user-mode emulator preserves all registers, so there the
# entry itself must clobber the registers that a real kernel clobbers.
mutate() {
    local entry
    entry=$(entry_of "$1")
    restore "$1"
    [ "$2" != unwind ] || leave_out "$mutants/runtime/src/linux/process/machine/$entry.rs" "$3"
    [ "$2" != unwind-entry ] || leave_out "$mutants/runtime/src/abi/linux/$entry.rs" "$3"
    [ "$2" != wrong ] || cp "tests/arch/wrong/$entry.rs" "$mutants/runtime/src/abi/linux/$entry.rs"
    [ -z "${4-}" ] || destroy "$mutants/runtime/src/abi/linux/$entry.rs" "$4"
    [ "$2" != take ] || take "$mutants/runtime/src/abi/linux/$entry.rs" "$3"
}

# control TARGET
# An entry in which the tests must not find a mistake: it clobbers everything that it declares; a `wrong` one clobbers
# nothing.
control() {
    local file target what instructions
    file=$mutants/runtime/src/abi/linux/$(entry_of "$1").rs
    restore "$1"
    while IFS=$'\t' read -r target what _ instructions; do
        [ "$target" = "$1" ] || continue
        [ "$what" != wrong ] || cp "tests/arch/wrong/$(entry_of "$1").rs" "$file"
        [ "$what" != take ] || destroy "$file" "$instructions"
    done <.ci/mutants.tsv
}
