# shellcheck shell=bash
# Counts what passed in the output of test programs. Each function fails, and says so, where something failed or
# nothing ran: a run is never green without a count.

# tests_passed FILES
# Reads the output of so many test files, as `cargo test` prints it.
tests_passed() {
    awk -v files="$1" '
        # Behind what a test prints, which can end without a new line.
        match($0, /test result: [a-zA-Z]+\. [0-9]+ passed; [0-9]+ failed;/) {
            split(substr($0, RSTART, RLENGTH), words, " ")
            seen++
            passed += words[4]
            if (words[3] != "ok." || words[4] == 0 || words[6] != 0) { failed++ }
        }
        /NOT PROVED HERE/ { unproved++ }
        END {
            printf "%d tests in %d %s", passed, seen, seen == 1 ? "file" : "files"
            if (unproved) { printf ", %d checks not possible here", unproved }
            if (seen != files) { printf ", but there are %d", files }
            if (failed) { printf ", and %d failed or had no test", failed }
            print ""
            exit failed || !passed || seen != files
        }'
}

# programs_passed PROGRAMS
# Reads the console of a machine that ran so many programs, in turns one that checks the entry and one that probes the
# kernel, before any other.
programs_passed() {
    awk -v programs="$1" -v names="$program_names" '
        /^ok: / { checks++; own_checks++ }
        /^probe: .* returned / { probes++; own_probes++ }
        /^FAILED/ { bad++ }
        /^init: program . ended with / {
            number = index(names, $3)
            if (number <= programs) {
                seen++
                if ($6 != 42 || number != seen || (number % 2 ? !own_checks : !own_probes)) { bad++ }
            }
            own_checks = own_probes = 0
        }
        END {
            printf "%d checks, %d calls probed by %d programs", checks, probes, seen
            if (seen != programs) { printf ", but there are %d", programs }
            if (bad) { printf ", and %d failed", bad }
            print ""
            exit bad || !seen || seen != programs
        }'
}
