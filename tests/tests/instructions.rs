//! The instructions that the compiler emits for declarations in release mode: the same as for hand-written asm, and
//! at most as many as promised. Tests the target of this build.

#![cfg(all(target_os = "linux", any(target_arch = "aarch64", target_arch = "x86_64")))]

use std::{path::Path, sync::LazyLock};

use sysdecl_tests::assembly::{self, Stubs};

static STUBS: LazyLock<Stubs> = LazyLock::new(|| Stubs::compile(target_folder()));

fn target_folder() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .expect("the temporary folder is in the target folder")
}

const CALLS: [&str; 14] = [
    "getppid",
    "read",
    "close",
    "fsync",
    "kill",
    "read_into",
    "read_retry",
    "pread64",
    "mmap",
    "openat",
    "munmap",
    "write",
    "write_all",
    "exit",
];

#[test]
fn a_declared_call_compiles_to_the_instructions_of_handwritten_asm() {
    for call in CALLS {
        let declared = STUBS.code(&format!("declared_{call}"));
        let by_hand = STUBS.code(&format!("by_hand_{call}"));
        assert!(!by_hand.is_empty(), "{call}");
        assert_eq!(declared, by_hand, "{call}");
    }
}

/// The order or the instruction for zero may differ, but the number of instructions is the same.
#[test]
fn args_and_out_cost_no_more_than_handwritten_asm() {
    for call in ["status_flags", "fstat", "socket_type", "getpgid"] {
        let [declared, by_hand] =
            ["declared", "by_hand"].map(|module| STUBS.instructions(&format!("{module}_{call}")));
        assert!(by_hand > 0);
        assert!(declared <= by_hand, "{call}: {declared} instructions declared, {by_hand} by hand");
    }
}

/// Number, trap and return: the return value is the `Result` itself. An `I32` is additionally extended to a word.
#[test]
fn a_call_that_returns_zero_is_three_instructions_plus_its_words() {
    for (call, words) in [("close", 1), ("fsync", 1), ("kill", 2)] {
        let code = STUBS.code(&format!("declared_{call}"));
        println!("{call}: {code:?}");
        assert_eq!(code.len(), 3 + words, "{call}: {code:?}");
    }
}

#[cfg(target_arch = "x86_64")]
#[test]
fn an_owned_descriptor_costs_one_comparison_and_cannot_panic() {
    for (call, most) in [("open", 12), ("openat_owned", 17)] {
        let code = STUBS.code(&format!("declared_{call}"));
        assert!(!code.iter().any(|line| line.starts_with("call")), "{code:#?}");
        let executed = executed_on_success(code);
        assert!(executed.len() <= most, "{most} were promised: {executed:#?}");
    }
}

/// The instructions that are executed on success, from the entry to the return.
#[cfg(target_arch = "x86_64")]
fn executed_on_success(code: &[String]) -> Vec<&str> {
    let mut executed = Vec::<&str>::new();
    let mut next = 0;
    loop {
        let line = code[next].as_str();
        next += 1;
        if line.ends_with(':') {
            continue;
        }
        let compared_with = executed.last().copied().unwrap_or_default();
        executed.push(line);
        if line.starts_with("ret") {
            return executed;
        }
        if !line.starts_with('j') {
            continue;
        }
        // The word is small: not in the error range, and not above the largest descriptor.
        assert!(line.starts_with("jmp") || compared_with.starts_with("cmpq"), "{executed:#?}");
        if line.starts_with("jmp") || line.starts_with("jb") {
            let label = line.split_whitespace().nth(1).expect("a jump has a target");
            let is_label = |line: &String| line.strip_suffix(':') == Some(label);
            next = code.iter().position(is_label).expect("the jump target is in the function");
        } else {
            assert!(line.starts_with("ja"), "{executed:#?}");
        }
    }
}

#[cfg(target_arch = "x86_64")]
#[test]
fn a_call_has_no_more_instructions_than_promised() {
    let promised = [
        ("getppid", 3),
        ("read", 4),
        ("close", 4),
        ("fsync", 4),
        ("kill", 5),
        ("read_into", 8),
        ("read_retry", 11),
        ("pread64", 9),
        ("mmap", 6),
    ];
    for (call, most) in promised {
        let instructions = STUBS.instructions(&format!("declared_{call}"));
        assert!(instructions <= most, "{call}: {instructions} instructions, {most} were promised");
    }
}

/// As many as in the C library, and without saving the words for a fallback call: the pointer is loaded and called
/// directly, and a single comparison detects success.
#[cfg(target_arch = "x86_64")]
#[test]
fn a_vdso_function_is_called_through_a_pointer_that_is_loaded_once() {
    let code = STUBS.code("entry_vdso");
    let call =
        code.iter().position(|line| line.starts_with("call")).expect("the function is called");
    assert!(code[call].contains("*%r"), "{code:#?}");
    let end = code.iter().position(|line| line.starts_with("ret")).expect("the function returns");
    let executed = &code[..=end];
    assert!(executed.len() <= 12, "{code:#?}");
    let jumps = executed.iter().filter(|line| line.starts_with('j')).collect::<Vec<_>>();
    assert!(matches!(*jumps, [jump] if jump.starts_with("jne")), "{code:#?}");
    assert!(!code.iter().any(|line| line.contains("lock") || line.contains("fence")), "{code:#?}");
}

/// A pointer that is converted to an integer would lose its provenance.
#[test]
fn a_pointer_argument_stays_a_pointer() {
    let ir = assembly::llvm_ir(target_folder());
    for call in ["read", "read_into", "mmap", "openat", "munmap"] {
        let body = function(&ir, &format!("declared_{call}"));
        let trap = body.find(" asm ").expect("there is a trap");
        assert!(!body[..trap].contains("ptrtoint"), "{call}:\n{body}");
        // The compiler must assume that all memory reachable through a pointer is read and written.
        let trap = body[trap..].lines().next().expect("the trap is on one line");
        assert!(trap.contains("sideeffect"), "{trap}");
        assert!(trap.contains("~{memory}"), "{trap}");
    }
}

/// A kernel may clobber the register of the number, which then has to be loaded before each call.
#[test]
fn the_number_is_loaded_again_before_each_call() {
    let (trap, registers) = if cfg!(target_arch = "x86_64") {
        ("syscall", ["eax", "rax"])
    } else {
        ("svc", ["w8", "x8"])
    };
    let code = STUBS.code("entry_in_a_loop");
    let traps = code.iter().enumerate().filter(|(_, line)| line.starts_with(trap));
    let traps: Vec<usize> = traps.map(|(index, _)| index).collect();
    assert!(!traps.is_empty(), "{code:#?}");
    for at in traps {
        let begin = code[..at].iter().rposition(|line| line.ends_with(':')).expect("a loop");
        let loads = code[begin..at].iter().filter(|line| {
            let mut operands = line.split(|c: char| c.is_whitespace() || c == ',' || c == '%');
            operands.any(|operand| registers.contains(&operand))
        });
        assert_eq!(loads.count(), 1, "{code:#?}");
    }
}

/// The effect of `nomem`. (Currently LLVM treats `readonly` like no option.)
#[test]
fn options_of_an_entry_reach_the_compiler() {
    let ir = assembly::llvm_ir(target_folder());
    for (option, memory) in [("without_option", true), ("readonly", true), ("nomem", false)] {
        let body = function(&ir, &format!("entry_{option}"));
        let trap = &body[body.find(" asm ").expect("there is a trap")..];
        let trap = trap.lines().next().expect("the trap is on one line");
        assert!(trap.contains("sideeffect"), "{trap}");
        assert_eq!(trap.contains("~{memory}"), memory, "{option}: {trap}");
    }
}

/// One function of the LLVM IR, from its name to its end.
fn function<'ir>(ir: &'ir str, name: &str) -> &'ir str {
    let start = ir.find(&format!("@{name}(")).unwrap_or_else(|| panic!("no function `{name}`"));
    let rest = &ir[start..];
    &rest[..rest.find("\n}").expect("the function has an end")]
}
