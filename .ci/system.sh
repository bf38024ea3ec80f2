# shellcheck shell=bash
# Boots a kernel with a few programs in an emulated machine. Source it from the top folder after setup-system.

system=$PWD/target/ci/system
# The names under which `/init` runs the programs.
program_names=123456789abcdefghijklmnopqrstuvwxyz

# cpio_entry NAME MODE MAJOR MINOR [FILE]
# One entry of a `newc` archive, the format that the kernel unpacks.
cpio_entry() {
    local size=0
    [ $# -lt 5 ] || size=$(stat -L -c %s "$5")
    printf '070701%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x%s\0' \
        0 "$2" 0 0 1 0 "$size" 0 0 "$3" "$4" $((${#1} + 1)) 0 "$1"
    # The name and the file are padded to four bytes; the header has 110 bytes.
    pad $((110 + ${#1} + 1))
    [ $# -lt 5 ] || { cat "$5" && pad "$size"; }
}

# pad SIZE
# Zero bytes up to the next multiple of four.
pad() {
    head -c $(((4 - $1 % 4) % 4)) /dev/zero
}

# Shared libraries for the programs that need them, of one architecture.
libraries=()

# archive INIT PROGRAM...
# The file system of a kernel: `/init`, which runs the programs (`/1`, `/2`, …) in turn, a console for it, and the
# libraries in `/lib`, where the environment of the programs points.
archive() {
    local number=0 program library
    cpio_entry dev $((0040755)) 0 0
    cpio_entry dev/console $((0020600)) 5 1
    cpio_entry dev/null $((0020666)) 1 3
    cpio_entry init $((0100755)) 0 0 "$1"
    for program in "${@:2}"; do
        cpio_entry "${program_names:number:1}" $((0100755)) 0 0 "$program"
        number=$((number + 1))
        loader "$program"
    done
    cpio_entry lib $((0040755)) 0 0
    for library in "${libraries[@]}"; do
        cpio_entry "lib/${library##*/}" $((0100755)) 0 0 "$library"
    done
    cpio_entry 'TRAILER!!!' 0 0 0
}

# loader PROGRAM
# The dynamic loader of a program, if it has one, at the path that the program uses.
loader() {
    local path rest folder= library
    path=$(readelf -lW "$1" | sed -n 's/.*program interpreter: \/\(.*\)\]/\1/p')
    rest=$path
    while [[ $rest = */* ]]; do
        folder+=${folder:+/}${rest%%/*} rest=${rest#*/}
        cpio_entry "$folder" $((0040755)) 0 0
    done
    for library in "${libraries[@]}"; do
        [ "${library##*/}" != "$rest" ] || cpio_entry "$path" $((0100755)) 0 0 "$library"
    done
}

# boot MACHINE INIT PROGRAM...
# Prints the console output of the machine. Fails if it does not finish within five minutes, plus one for each
# program.
boot() {
    local machine=$1 console emulator image
    IFS=$'\t' read -r _ _ _ _ _ console emulator < <(grep "^$machine"$'\t' .ci/machines.tsv)
    image=$system/$machine.cpio
    archive "${@:2}" >"$image"
    # shellcheck disable=SC2086 # the emulator and its options
    LD_LIBRARY_PATH=$system/qemu/usr/lib/x86_64-linux-gnu:$system/qemu/lib/x86_64-linux-gnu PATH=$system/qemu/usr/libexec:$system/qemu/usr/bin:$PATH \
        timeout $((300 + 60 * ($# - 2))) $emulator -L "$system/qemu/usr/share/qemu" -L "$system/qemu/usr/share/seabios" \
        -nographic -no-reboot -net none -kernel "$system/$machine.kernel" -initrd "$image" \
        -append "console=$console panic=1 quiet" </dev/null |
        tr -d '\r' | sed -n '/^init: started/,$p' | tee "$system/$machine.log"
    grep -q '^init: finished' "$system/$machine.log"
}

# ended MACHINE INDEX
# How the program with that index, counted from 0, ended in the last run; nothing if it did not end.
ended() {
    sed -n "s/^init: program ${program_names:$2:1} ended with //p" "$system/$1.log"
}
