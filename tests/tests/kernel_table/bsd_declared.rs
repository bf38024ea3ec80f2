//! The rules for macOS and FreeBSD where users meet them: declarations made from the tables, expanded by `#[syscall]`.

use std::collections::BTreeMap;

use expander::{expand, table};

use crate::tsv;

/// A call of a system, with its prototype, and whether it may be shorter.
struct Called {
    system: &'static str,
    title: &'static str,
    name: String,
    prototype: table::Prototype,
    facts: Vec<(&'static str, String)>,
}

fn calls() -> Vec<Called> {
    let mut all = Vec::new();
    for (system, title, file) in [
        ("freebsd", "FreeBSD", "freebsd-syscalls"),
        ("macos", "macOS", "macos-syscalls"),
        ("mach", "macOS", "macos-mach-traps"),
    ] {
        for row in tsv::rows(file) {
            let (prototype, facts) = table::bsd(system, &row["name"]).unwrap();
            let Some(prototype) = prototype else { continue };
            let name = row["name"].clone();
            all.push(Called { system, title, name, prototype, facts });
        }
    }
    assert!(all.len() > 850, "{}", all.len());
    all
}

impl Called {
    /// The errors of a declaration; empty if there is none.
    fn errors(&self, words: &[&str], result: &str, keys: &str) -> String {
        let parameters: Vec<_> =
            words.iter().enumerate().map(|(at, ty)| format!("word_{at}: {ty}")).collect();
        let entry = match self.system {
            "mach" => "abi = sysdecl::abi::mach".to_owned(),
            system => format!("os = {system:?}"),
        };
        let keys = format!("{entry}, name = {:?}{keys}", self.name);
        let item = format!("fn declared({}) -> {result};", parameters.join(", "));
        let expanded = expand::syscall(keys.parse().unwrap(), item.parse().unwrap()).to_string();
        if expanded.contains("compile_error") { expanded } else { String::new() }
    }

    /// A spelling that is right for each word.
    fn words(&self, spelling: usize) -> Vec<&'static str> {
        let kinds = self.prototype.kinds.iter().zip(&self.prototype.marks);
        let word = kinds.map(|(kind, (by_operation, _, other))| match *kind {
            "fd" | "dirfd" => ["I32", "BorrowedFd<'_>", "Option<BorrowedFd<'_>>", "Own"][spelling],
            // May be one.
            "int32" if *other => ["I32", "BorrowedFd<'_>", "usize", "Own"][spelling],
            "off64" => ["I64", "U64", "Own", "i64"][spelling],
            "size" => ["usize", "U64", "U32", "Own"][spelling],
            "ptr_in" => ["*const U8", "&U8", "*mut Void", "usize"][spelling],
            "ptr_mut" => ["*const U8", "&mut Own", "*mut Void", "U64"][spelling],
            "addr" if *by_operation => ["*mut U8", "U32", "&U8", "usize"][spelling],
            "addr" => ["*mut U8", "*const U8", "usize", "U64"][spelling],
            _ => ["I32", "U64", "usize", "Own"][spelling],
        });
        word.collect()
    }

    fn result(&self, spelling: usize) -> &'static str {
        match self.prototype.returns {
            "noreturn" => "!",
            "count" => ["Result<usize, Errno>", "isize", "Result<Own, Errno>", "Outcome"][spelling],
            "addr" => {
                ["Result<*mut Void, Errno>", "usize", "Result<usize, Errno>", "*mut U8"][spelling]
            }
            "off" => ["Result<I64, Errno>", "I64", "Result<U64, Errno>", "Own"][spelling],
            "pid" | "uid" | "gid" => {
                ["Result<I32, Errno>", "I32", "Result<U32, Errno>", "Own"][spelling]
            }
            _ => ["Result<(), Errno>", "I32", "Result<OwnedFd, Errno>", "()"][spelling],
        }
    }

    fn has(&self, fact: &str) -> bool {
        self.facts.iter().any(|(name, _)| *name == fact)
    }

    /// `fork` and `pipe` have to be declared with two results, which the language sees to.
    fn gives_two(&self) -> bool {
        ["fork", "pipe", "vfork", "freebsd10_pipe"].contains(&self.name.as_str())
    }
}

#[test]
fn a_call_declared_by_its_own_prototype_is_not_refused() {
    let mut declared = 0;
    for call in calls() {
        if call.has("not_a_function") || call.gives_two() {
            continue;
        }
        for spelling in 0..4 {
            let words = call.words(spelling);
            let found = call.errors(&words, call.result(spelling), "");
            assert_eq!(found, "", "{} {} {words:?}", call.system, call.name);
            declared += 1;
        }
    }
    println!("{declared} right declarations are not refused");
    assert!(declared > 3500, "{declared}");
}

/// One wrong declaration: the rule, its words, its result, further keys, and what is to be said.
type Wrong = (&'static str, Vec<&'static str>, &'static str, &'static str, String);

fn mistakes(call: &Called) -> Vec<Wrong> {
    let (right, result) = (call.words(0), call.result(0));
    let taken = right.len();
    let mut wrong: Vec<Wrong> = Vec::new();
    let many = if taken == 1 { "1 word,".to_owned() } else { format!("{taken} words,") };
    if taken < 8 {
        let mut more = right.clone();
        more.push("I32");
        wrong.push((
            "arity",
            more,
            result,
            "",
            format!("takes {many} but this passes {}", taken + 1),
        ));
    }
    if taken > 0 && !call.has("least_words") {
        let fewer = right[..taken - 1].to_vec();
        wrong.push((
            "arity",
            fewer,
            result,
            "",
            format!("takes {many} but this passes {}", taken - 1),
        ));
    }
    for (at, kind) in call.prototype.kinds.iter().enumerate() {
        let name = format!("`word_{at}`");
        let mut with = |rule: &'static str, ty: &'static str, says: &str| {
            let mut words = right.clone();
            words[at] = ty;
            wrong.push((rule, words, result, "", format!("{name} {says}")));
        };
        let by_operation = call.prototype.marks[at].0;
        match *kind {
            "ptr_in" | "ptr_mut" if !by_operation => {
                with("pointer", "U16", "has 16 bits, but the kernel takes the address");
                with("pointer", "I32", "has 32 bits, but the kernel takes the address");
                with("fd", "BorrowedFd<'_>", "is a descriptor, but the kernel takes");
            }
            _ if by_operation => {}
            kind => {
                with("pointer", "*mut U8", "is a pointer, but the kernel takes the number");
                with("pointer", "&U8", "is a pointer, but the kernel takes the number");
                if ["fd", "dirfd", "pid", "uid", "gid", "key"].contains(&kind) {
                    with("width", "I16", "has 16 bits, but the kernel takes 32 here");
                }
                if kind == "off64" {
                    with("width", "U32", "has 32 bits, but the kernel takes 64 here");
                }
                let may_be_one = call.prototype.marks[at].2;
                if !["fd", "dirfd"].contains(&kind) && !may_be_one {
                    with("fd", "BorrowedFd<'_>", "is a descriptor, but the kernel takes");
                }
            }
        }
    }
    let name = &call.name;
    match call.prototype.returns {
        "noreturn" => {
            wrong.push(("result", right.clone(), "I32", "", format!("`{name}` never returns")));
        }
        "other" => {}
        returns => {
            let says = format!("`{name}` returns, so its return type cannot be `!`");
            wrong.push(("result", right.clone(), "!", "", says));
            let says = format!("`{name}` does not return a descriptor");
            wrong.push(("fd", right.clone(), "Result<OwnedFd, Errno>", "", says));
            if returns == "count" {
                let says = format!("`{name}` returns a count");
                wrong.push(("result", right.clone(), "Result<(), Errno>", "", says));
            }
            if returns == "addr" {
                let says = format!("`{name}` returns an address, which does not fit 32 bits");
                wrong.push(("result", right.clone(), "Result<I32, Errno>", "", says));
            }
            if returns == "off" {
                let says = format!("`{name}` returns an offset, which does not fit 32 bits");
                wrong.push(("result", right.clone(), "Result<I32, Errno>", "", says));
            }
        }
    }
    if call.has("never_retry") {
        let says = format!("`{name}` has taken effect even when it returns `EINTR`");
        wrong.push(("retry", right.clone(), "Result<(), Errno>", ", retry", says));
    }
    wrong
}

#[test]
fn a_wrong_declaration_is_refused_in_the_words_of_the_rule() {
    let mut refused = BTreeMap::<_, usize>::new();
    for call in calls() {
        if call.gives_two() {
            continue;
        }
        if call.has("not_a_function") {
            let found = call.errors(&call.words(0), call.result(0), "");
            assert!(found.contains("does not return like a function"), "{}", call.name);
            *refused.entry("not_a_function").or_default() += 1;
            continue;
        }
        for (rule, words, result, keys, says) in mistakes(&call) {
            let at = format!("{} {} {words:?} {result}", call.system, call.name);
            let found = call.errors(&words, result, keys);
            assert!(found.contains(&says), "{at}: {says}, not {found}");
            let note = format!("{} has `{}`", call.title, call.prototype.shown);
            assert!(rule == "retry" || found.contains(&note), "{at}: {note}, not {found}");
            // Each rule can be lifted, by itself and with all others.
            for keys in [format!("{keys}, unchecked"), format!("{keys}, unchecked({rule})")] {
                assert!(!call.errors(&words, result, &keys).contains(&says), "{at} {keys}");
            }
            *refused.entry(rule).or_default() += 1;
        }
    }
    let all: usize = refused.values().sum();
    println!("{all} wrong declarations are refused: {refused:?}");
    assert!(all > 5000, "{all}");
    let rules: Vec<_> = refused.keys().copied().collect();
    assert_eq!(rules, ["arity", "fd", "not_a_function", "pointer", "result", "retry", "width"]);
}

/// The expansion of a declaration.
fn expanded(keys: &str, item: &str) -> String {
    expand::syscall(keys.parse().unwrap(), item.parse().unwrap()).to_string()
}

#[test]
fn words_that_are_left_out_are_zero() {
    let open =
        expanded("os = \"freebsd\"", "fn open(path: &CStr, flags: I32) -> Result<OwnedFd, Errno>;");
    assert!(open.contains("ZERO ;)"), "{open}");
    let close = expanded("os = \"freebsd\"", "fn close(fd: I32) -> Result<(), Errno>;");
    assert!(!close.contains("ZERO"), "{close}");
}

#[test]
fn the_systems_of_a_list_are_judged_one_by_one() {
    let kill = "fn kill(pid: I32, signal: I32) -> Result<(), Errno>;";
    assert!(!expanded("os = \"freebsd\"", kill).contains("compile_error"));
    for os in ["\"macos\"", "[\"macos\", \"freebsd\"]", "[\"linux\", \"macos\"]"] {
        let found = expanded(&format!("os = {os}"), kill);
        assert!(found.contains("takes 3 words, but this passes 2"), "{os}: {found}");
        assert!(
            found.contains("macOS has `int kill(int pid, int signum, int posix)`"),
            "{os}: {found}"
        );
    }
    // The same mistake for both is told once.
    let read = "fn read(fd: I32, buf: *mut U8) -> isize;";
    let found = expanded("os = [\"macos\", \"freebsd\"]", read);
    assert_eq!(found.matches("takes 3 words").count(), 1, "{found}");
}

#[test]
fn a_name_is_mistyped_if_no_system_has_it() {
    let found = expanded("os = \"freebsd\"", "fn raed(fd: I32) -> isize;");
    assert!(found.contains("FreeBSD has no system call `raed`"), "{found}");
    assert!(found.contains("did you mean `read`?"), "{found}");
    // FreeBSD has an old call of this name, which the table lacks.
    let old =
        expanded("os = \"freebsd\", nr = SYS_STAT", "fn stat(path: &CStr, stat: *mut U8) -> I32;");
    assert!(!old.contains("compile_error"), "{old}");
}

#[test]
fn a_custom_entry_is_not_judged() {
    for entry in ["abi = own", "abi = kernel::mach", "os = \"macos\", abi = own"] {
        let found = expanded(&format!("{entry}, name = \"read\""), "fn read() -> isize;");
        assert!(!found.contains("compile_error"), "{entry}: {found}");
    }
}
