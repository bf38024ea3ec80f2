# shellcheck shell=bash
# Counts the passed tests in the output of test programs. Each function prints a summary, and fails if a test failed
# or none ran, so that a run cannot succeed without a count.

# tests_passed FILES
# Reads the output of this number of test files in the format of `cargo test`.
tests_passed() {
    awk -v files="$1" '
        # After the output of a test, which may not end with a newline.
        match($0, /test result: [a-zA-Z]+\. [0-9]+ passed; [0-9]+ failed;/) {
            split(substr($0, RSTART, RLENGTH), words, " ")
            seen++
            passed += words[4]
            if (words[3] != "ok." || words[4] == 0 || words[6] != 0) { failed++ }
        }
        /SKIPPED: / { skipped++ }
        END {
            printf "%d tests in %d %s", passed, seen, seen == 1 ? "file" : "files"
            if (skipped) { printf ", %d checks skipped", skipped }
            if (seen != files) { printf ", expected %d", files }
            if (failed) { printf ", and %d failed or had no test", failed }
            print ""
            exit failed || !passed || seen != files
        }'
}

# programs_passed PROGRAMS
# Reads the console output of a machine that ran this number of programs, alternately one that checks the entry and
# one that probes the kernel, followed by any other programs.
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
            if (seen != programs) { printf ", expected %d", programs }
            if (bad) { printf ", and %d failed", bad }
            print ""
            exit bad || !seen || seen != programs
        }'
}
