//! The rules, on declarations made from the table: right ones pass, and each with one mistake is refused by the rule of it.

use std::collections::{BTreeMap, BTreeSet};

use expander::table::{self, Mistake, Prototype};

use crate::tsv;

pub(crate) const PLAIN: (bool, bool) = (false, false);
const SAFE: (bool, bool) = (true, false);
const RETRY: (bool, bool) = (false, true);

fn names() -> BTreeSet<String> {
    tsv::rows("linux-prototypes").into_iter().map(|row| row["name"].clone()).collect()
}

/// Each prototype of every call that is a function, with its ABIs.
pub(crate) fn all() -> Vec<(String, Prototype)> {
    let is_function =
        |name: &String| !table::facts(name).iter().any(|(fact, ..)| *fact == "not_a_function");
    let names = names().into_iter().filter(is_function);
    names
        .flat_map(|name| table::prototypes(&name).into_iter().map(move |one| (name.clone(), one)))
        .filter(|(_, one)| !one.halves)
        .collect()
}

/// The words of a prototype, as in one of several spellings.
pub(crate) fn words(prototype: &Prototype, spelling: usize) -> Vec<(String, &'static str)> {
    let names =
        prototype.prototype.split(", ").filter_map(|one| Some(one.split_once(':')?.0.to_owned()));
    names.zip(&prototype.kinds).map(|(name, kind)| (name, code(kind, spelling))).collect()
}

/// A spelling that is right for a kind of argument.
fn code(kind: &str, spelling: usize) -> &'static str {
    let of = |codes: [&'static str; 4]| codes[spelling];
    match kind {
        "fd" | "dirfd" => of(["32", "fd", "owned", "?"]),
        "off64" | "u64" => of(["64", "64", "?", "64"]),
        "size" | "ulong" | "long" => of(["usize", "64", "32", "len"]),
        "addr" => of(["mut", "const", "usize", "64"]),
        "ptr_in" => of(["const", "&const", "mut", "?"]),
        "cstr" => of(["const", "text", "mut", "?"]),
        "ptr_out" | "ptr_inout" => of(["mut", "&mut", "&", "usize"]),
        "ptr_mut" => of(["const", "&mut", "mut", "0"]),
        "fnptr" => of(["mut", "usize", "?", "0"]),
        _ => of(["32", "64", "usize", "?"]),
    }
}

pub(crate) fn result(returns: &str) -> &'static str {
    match returns {
        "noreturn" => "!",
        "int0" | "int0_noreturn_on_success" | "never_success" => "Result ()",
        "fd" => "Result owned",
        "addr" => "Result ptr",
        "off" => "Result 64",
        _ => "Result usize",
    }
}

fn check(
    name: &str,
    words: &[(String, &str)],
    result: &str,
    flags: (bool, bool),
    on: &[&str],
) -> Vec<Mistake> {
    table::check(name, &plain(words), result, flags, on)
}

#[test]
fn every_call_by_its_own_prototype_is_right() {
    let mut checked = 0;
    for (name, prototype) in all() {
        for spelling in 0..4 {
            let any_word = table::facts(&name).iter().any(|(fact, ..)| *fact == "any_word");
            let result = if any_word { "usize" } else { result(prototype.returns) };
            let words = words(&prototype, spelling);
            let mistakes = check(&name, &words, result, PLAIN, &prototype.architectures);
            assert_eq!(mistakes, [], "{words:?}");
            checked += 1;
        }
    }
    assert!(checked > 2500, "{checked}");
}

/// The same for a function that is safe: references, descriptors, and lengths of a type that bounds them.
fn safe_words(name: &str, prototype: &Prototype) -> Vec<(String, &'static str)> {
    let mut words = words(prototype, 1);
    for [_, length] in lengths(name) {
        if let Some(word) = words.get_mut(length) {
            word.1 = "?";
        }
    }
    words
}

/// Memory, and the argument with its length.
pub(crate) fn lengths(name: &str) -> Vec<[usize; 2]> {
    let facts = table::facts(name).into_iter().filter(|(fact, ..)| *fact == "longest");
    facts
        .map(|(_, detail, _)| {
            let mut numbers = detail.split(' ').filter_map(|number| number.parse().ok());
            [numbers.next().unwrap(), numbers.next().unwrap()]
        })
        .collect()
}

/// References and descriptors in place of all that is raw.
#[test]
fn every_call_that_types_can_make_safe_is_right_when_it_is() {
    let mut checked = 0;
    for (name, prototype) in all() {
        let facts = table::facts(&name);
        if facts.iter().any(|(fact, ..)| *fact == "never_safe") {
            continue;
        }
        let any_word = facts.iter().any(|(fact, ..)| *fact == "any_word");
        let result = if any_word { "usize" } else { result(prototype.returns) };
        for own in ["&mut", "?"] {
            let mut words = safe_words(&name, &prototype);
            for ((_, code), ((by_operation, ..), kind)) in
                words.iter_mut().zip(prototype.marks.iter().zip(&prototype.kinds))
            {
                if *by_operation {
                    *code = "?";
                } else if kind.starts_with("ptr_") {
                    *code = own;
                }
            }
            let mistakes = check(&name, &words, result, SAFE, &prototype.architectures);
            assert_eq!(mistakes, [], "{words:?}");
            checked += 1;
        }
    }
    assert!(checked > 1000, "{checked}");
}

#[test]
fn what_is_no_function_is_refused_however_it_is_declared() {
    let mut refused = 0;
    for name in names() {
        let facts = table::facts(&name);
        if !facts.iter().any(|(fact, ..)| *fact == "not_a_function") {
            continue;
        }
        for prototype in table::prototypes(&name) {
            for flags in [PLAIN, SAFE] {
                let found =
                    check(&name, &words(&prototype, 0), "?", flags, &prototype.architectures);
                assert_eq!(found.len(), 1, "{found:?}");
                assert_eq!((found[0].rule, found[0].place.as_str()), ("safety", "name"));
                refused += 1;
            }
        }
    }
    assert!(refused > 15, "{refused}");
}

/// A call is missing where it has no number, or one that is not implemented, unless a plan makes another call there.
#[test]
fn a_call_is_missing_exactly_where_the_kernel_has_none() {
    let numbers: BTreeMap<_, _> =
        tsv::rows("linux-syscalls").into_iter().map(|row| (row["name"].clone(), row)).collect();
    let mut missing = 0;
    let mut prototypes = BTreeMap::new();
    for (name, prototype) in all() {
        prototypes.entry(name).or_insert(prototype);
    }
    for (name, prototype) in prototypes {
        let Some(row) = numbers.get(&name) else { continue };
        let only_numbered = table::only_numbered(&name);
        let elsewhere: Vec<_> =
            table::words_on_all(&name).into_iter().flat_map(|(on, ..)| on).collect();
        let is_missing = |(abi, number): &(&String, &String)| {
            let is_here = *number != "-" && !only_numbered.contains(&abi.as_str());
            *abi != "name" && !is_here && !elsewhere.contains(&abi.as_str())
        };
        let wanted: BTreeSet<&str> =
            row.iter().filter(is_missing).map(|(abi, _)| abi.as_str()).collect();
        let found = check(&name, &words(&prototype, 0), "?", PLAIN, &[]).into_iter();
        let found = found.filter(|one| one.rule == "target").flat_map(|one| one.on);
        let found: BTreeSet<_> = found.collect();
        // Where a declaration of other words is refused, it is not missing.
        let refused = table::planned(&name, &plain(&words(&prototype, 0))).refused;
        let refused: Vec<_> = refused.into_iter().flat_map(|(on, _)| on).collect();
        let wanted = wanted.into_iter().filter(|abi| !refused.contains(abi)).collect();
        assert_eq!(found, wanted, "{name}");
        missing += found.len();
    }
    println!("calls are missing on an ABI {missing} times");
    assert!(missing > 1400, "{missing}");
}

fn plain<'a>(words: &'a [(String, &'a str)]) -> Vec<(&'a str, &'a str)> {
    words.iter().map(|(text, code)| (text.as_str(), *code)).collect()
}

/// One mistake in a declaration that is right otherwise: the rule that must refuse it, and the place.
pub(crate) struct Wrong {
    pub(crate) rule: &'static str,
    pub(crate) place: String,
    pub(crate) words: Vec<(String, &'static str)>,
    pub(crate) result: &'static str,
    pub(crate) flags: (bool, bool),
}

/// Mistakes that can be made in one declaration.
pub(crate) struct Mistakes<'a> {
    name: &'a str,
    prototype: &'a Prototype,
    /// The words and the result of the declaration without a mistake.
    right: Vec<(String, &'static str)>,
    output: &'static str,
    found: Vec<Wrong>,
}

impl<'a> Mistakes<'a> {
    /// All of them.
    pub(crate) fn of(name: &'a str, prototype: &'a Prototype) -> Vec<Wrong> {
        let mut wrong = Self {
            name,
            prototype,
            right: words(prototype, 0),
            output: result(prototype.returns),
            found: Vec::new(),
        };
        if wrong.fact("any_word").is_some() {
            wrong.output = "usize";
        }
        arity(&mut wrong);
        arguments(&mut wrong);
        results(&mut wrong);
        keys(&mut wrong);
        wrong.found
    }

    fn add(
        &mut self,
        rule: &'static str,
        place: &str,
        words: Vec<(String, &'static str)>,
        result: &'static str,
        flags: (bool, bool),
    ) {
        self.found.push(Wrong { rule, place: place.to_owned(), words, result, flags });
    }

    /// The right words with one replaced.
    fn with(&self, at: usize, code: &'static str) -> Vec<(String, &'static str)> {
        let mut words = self.right.clone();
        words[at].1 = code;
        words
    }

    fn fact(&self, wanted: &str) -> Option<(&'static str, String, Vec<&'static str>)> {
        table::facts(self.name).into_iter().find(|(fact, ..)| *fact == wanted)
    }
}

fn arity(wrong: &mut Mistakes) {
    let mut more = wrong.right.clone();
    more.push(("more".to_owned(), "32"));
    wrong.add("arity", &wrong.right.len().to_string(), more, wrong.output, PLAIN);
    let wide = wrong.right.iter().filter(|(_, code)| *code == "64").count();
    if !wrong.right.is_empty() && wrong.fact("least_words").is_none() && wide == 0 {
        wrong.add(
            "arity",
            "name",
            wrong.right[..wrong.right.len() - 1].to_vec(),
            wrong.output,
            PLAIN,
        );
    }
}

fn arguments(wrong: &mut Mistakes) {
    let prototype = wrong.prototype;
    let output = wrong.output;
    for (index, kind) in prototype.kinds.iter().enumerate() {
        let place = index.to_string();
        let (by_operation, either, other) = prototype.marks[index];
        let pointer = kind.starts_with("ptr_") || ["cstr", "fnptr"].contains(kind);
        let is_nothing = prototype.pointees[index].as_deref() == Some("nothing");
        let followed = pointer && !is_nothing;
        let changed = wrong.with(index, "&fd");
        wrong.add("fd", &place, changed, output, PLAIN);
        if !pointer && *kind != "addr" && !by_operation {
            let changed = wrong.with(index, "mut");
            wrong.add("pointer", &place, changed, output, PLAIN);
            let changed = wrong.with(index, "&const");
            wrong.add("pointer", &place, changed, output, PLAIN);
        }
        if (pointer || *kind == "addr") && !by_operation {
            let changed = wrong.with(index, "16");
            wrong.add("pointer", &place, changed, output, PLAIN);
            // As wide as an address on other machines.
            if prototype
                .architectures
                .iter()
                .any(|abi| ["x86_64", "alpha", "sparc64", "mips64", "powerpc64"].contains(abi))
            {
                let changed = wrong.with(index, "32");
                wrong.add("pointer", &place, changed, output, PLAIN);
            }
        }
        if pointer && !by_operation {
            let changed = wrong.with(index, "len");
            wrong.add("pointer", &place, changed, output, PLAIN);
        }
        if ["ptr_out", "ptr_inout"].contains(kind) && !by_operation && !either {
            let changed = wrong.with(index, "const");
            wrong.add("direction", &place, changed, output, PLAIN);
            let changed = wrong.with(index, "&const");
            wrong.add("direction", &place, changed, output, PLAIN);
        }
        if ["off64", "u64"].contains(kind) {
            let changed = wrong.with(index, "32");
            wrong.add("width", &place, changed, output, PLAIN);
        }
        if ["fd", "dirfd", "pid", "key", "timerid"].contains(kind) && !by_operation {
            let changed = wrong.with(index, "16");
            wrong.add("width", &place, changed, output, PLAIN);
        }
        let is_fd = ["fd", "dirfd"].contains(kind);
        if !is_fd && !by_operation && !other && !pointer && *kind != "addr" {
            let changed = wrong.with(index, "fd");
            wrong.add("fd", &place, changed, output, PLAIN);
        }
        // `safe` needs all other words in order.
        let mut safe = safe_words(wrong.name, prototype);
        if is_fd && !other {
            safe[index].1 = "32";
            wrong.add("safety", &place, safe, output, SAFE);
        } else if followed && kind.starts_with("ptr_") {
            for raw in ["mut", "usize"] {
                let mut safe = safe.clone();
                safe[index].1 = raw;
                wrong.add("safety", &place, safe, output, SAFE);
            }
        } else if by_operation && !is_nothing && !safe[..index].iter().any(|(_, code)| *code == "?")
        {
            safe[index].1 = "usize";
            wrong.add("safety", &place, safe, output, SAFE);
        }
    }
}

fn results(wrong: &mut Mistakes) {
    match wrong.prototype.returns {
        "noreturn" => wrong.add("result", "result", wrong.right.clone(), "Result ()", PLAIN),
        "other" => {}
        returns => {
            wrong.add("result", "result", wrong.right.clone(), "!", PLAIN);
            if ["fd", "count"].contains(&returns) {
                wrong.add("result", "result", wrong.right.clone(), "Result ()", PLAIN);
            }
            if returns != "fd" && returns != "id" && wrong.fact("any_word").is_none() {
                wrong.add("fd", "result", wrong.right.clone(), "Result owned", PLAIN);
            }
        }
    }
}

fn keys(wrong: &mut Mistakes) {
    if let Some((_, detail, on)) = wrong.fact("any_word")
        && !detail.contains(", if ")
        && wrong.prototype.architectures.iter().any(|abi| on.contains(abi))
        && wrong.prototype.returns != "noreturn"
    {
        wrong.add("result", "result", wrong.right.clone(), "Result usize", PLAIN);
    }
    // Old prototypes take a structure in place of the argument that decides.
    let has_argument = |detail: &str| {
        let argument = detail
            .strip_prefix("unless ")
            .and_then(|rest| rest.split(' ').next()?.parse::<usize>().ok());
        argument.is_none_or(|argument| argument < wrong.prototype.kinds.len())
    };
    if let Some((_, detail, _)) = wrong.fact("never_safe")
        && has_argument(&detail)
        && (detail == "always"
            || detail == "owning"
            || detail.starts_with("unless") && !detail.ends_with("type"))
    {
        let mut borrowed = words(wrong.prototype, 1);
        for (word, kind) in borrowed.iter_mut().zip(&wrong.prototype.kinds) {
            // Spelled, and no constant.
            if word.1 == "?" || word.1 == "owned" {
                word.1 = code(kind, 0);
            }
        }
        wrong.add("safety", "safe", borrowed, wrong.output, SAFE);
    }
    if let Some((_, detail, _)) = wrong.fact("never_retry")
        && !detail.contains("if ")
    {
        let mut words = words(wrong.prototype, 1);
        // A constant would decide whether the time is absolute.
        if let Some((_, rest)) = detail.split_once("unless ")
            && let Some((condition, _)) = rest.split_once(" has ")
        {
            words[condition.parse::<usize>().unwrap()].1 = "=0";
        }
        wrong.add("retry", "retry", words, wrong.output, RETRY);
    }
}

#[test]
fn every_wrong_declaration_is_refused_by_the_rule_of_it() {
    let mut refused = BTreeMap::<_, usize>::new();
    for (name, prototype) in all() {
        // Results are narrowed, and words are single, on 64-bit machines.
        for wrong in Mistakes::of(&name, &prototype) {
            // What is not the address of a block is taken for the words in it.
            if name == "mmap" && prototype.kinds.len() == 1 {
                continue;
            }
            let found =
                check(&name, &wrong.words, wrong.result, wrong.flags, &prototype.architectures);
            let planned = table::planned(&name, &plain(&wrong.words)).refused;
            // Words that no plan makes right, on ABIs that the crate is not for.
            let is_refused = |abi: &&str| planned.iter().any(|(on, _)| on.contains(abi));
            let by_rule =
                found.iter().any(|one| one.rule == wrong.rule && one.place == wrong.place)
                    || wrong.rule == "arity" && prototype.architectures.iter().all(is_refused);
            assert!(
                by_rule,
                "{name} {:?} {}: {} at {}, not {found:?}",
                wrong.words, wrong.result, wrong.rule, wrong.place
            );
            *refused.entry(wrong.rule).or_default() += 1;
        }
        for (returns, narrow) in [("addr", "Result 32"), ("off", "Result 32")] {
            if prototype.returns == returns && prototype.architectures.contains(&"x86_64") {
                let found = check(&name, &words(&prototype, 0), narrow, PLAIN, &["x86_64"]);
                let any_word = table::facts(&name).iter().any(|(fact, ..)| *fact == "any_word");
                assert!(any_word || found.iter().any(|one| one.rule == "result"), "{name}");
                *refused.entry("result").or_default() += 1;
            }
        }
    }
    let all: usize = refused.values().sum();
    println!("{all} wrong declarations are refused: {refused:?}");
    assert!(all > 5000, "{all}");
    assert_eq!(
        refused.keys().copied().collect::<Vec<_>>(),
        ["arity", "direction", "fd", "pointer", "result", "retry", "safety", "width"]
    );
}

#[test]
fn a_call_that_the_target_lacks_names_what_to_call_instead() {
    let found = table::check(
        "open",
        &[("path", "&const"), ("flags", "32"), ("mode", "32")],
        "Result owned",
        PLAIN,
        &[],
    );
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].rule, found[0].place.as_str(), found[0].on.as_slice()),
        ("target", "name", &["aarch64", "riscv64", "riscv32", "loongarch64"][..])
    );
    assert_eq!(
        found[0].message,
        "`open` does not exist on aarch64, riscv64, riscv32 and loongarch64\nhelp: use `openat(AT_FDCWD, path, flags, mode)`; or put the declaration under \
         `#[cfg(target_arch = …)]`"
    );
}

/// What is said of known mistakes, in full.
#[test]
fn messages_say_what_is_wrong_and_what_to_write() {
    let one = |name, words: &[(&str, &str)], result, flags| {
        let mut found = table::check(name, words, result, flags, &["x86_64"]);
        assert_eq!(found.len(), 1, "{found:?}");
        found.remove(0).message
    };
    assert_eq!(
        one(
            "faccessat",
            &[("dir", "fd"), ("path", "&const"), ("mode", "32"), ("flags", "32")],
            "Result ()",
            PLAIN
        ),
        "`faccessat` takes 3 words, but this passes 4\nhelp: remove `flags`\nnote: the kernel has `long faccessat(int dfd, \
         const char *filename, int mode)`"
    );
    assert_eq!(
        one("read", &[("fd", "fd"), ("buf", "const"), ("count", "64")], "Result usize", PLAIN),
        "the kernel writes through `buf`, which is read-only\nhelp: pass `&mut T`, `&mut [T]` or `*mut T`\nnote: the kernel has \
         `long read(unsigned int fd, char *buf, size_t count)`"
    );
    let swapped = table::check(
        "setgroups",
        &[("groups", "&const"), ("groups", "len")],
        "Result ()",
        PLAIN,
        &["x86_64"],
    );
    assert_eq!(swapped.len(), 2);
    assert!(
        swapped[1].message.contains("args(…, groups.len(), groups.as_ptr(), …)"),
        "{swapped:?}"
    );
    assert_eq!(
        one("close", &[("fd", "32")], "Result ()", RETRY),
        "`close` has taken effect even when it returns `EINTR`; a retry could affect a file that another thread opened\nhelp: remove `retry`"
    );
}

/// What a constant, an unknown type or an owner makes right.
#[test]
fn what_can_be_right_is_not_refused() {
    let none = |name, words: &[(&str, &str)], result, flags| {
        assert_eq!(table::check(name, words, result, flags, &["x86_64"]), [], "{name} {words:?}");
    };
    none("close", &[("fd", "owned")], "Result ()", SAFE);
    none("close", &[("file", "?")], "Result ()", SAFE);
    none("munmap", &[("mapping", "?"), ("mapping", "?")], "Result ()", SAFE);
    let mmap = |flags| {
        [("0", "0"), ("len", "usize"), ("prot", "32"), ("flags", flags), ("fd", "fd"), ("0", "0")]
    };
    none("mmap", &mmap("=MAP_PRIVATE"), "Result ptr", SAFE);
    assert_eq!(
        table::check("mmap", &mmap("=MAP_PRIVATE|MAP_FIXED"), "Result ptr", SAFE, &["x86_64"])[0]
            .rule,
        "safety"
    );
    assert_eq!(
        table::check("mmap", &mmap("32"), "Result ptr", SAFE, &["x86_64"])[0].rule,
        "safety"
    );
    // An operation that reads no third word, and one whose third is a number.
    none("fcntl", &[("fd", "fd"), ("F_GETFL", "=F_GETFL")], "Result 32", SAFE);
    none("fcntl", &[("fd", "fd"), ("F_DUPFD", "=F_DUPFD"), ("least", "32")], "Result owned", SAFE);
    let owner = table::check(
        "fcntl",
        &[("fd", "fd"), ("F_GETOWN", "=F_GETOWN")],
        "Result 32",
        PLAIN,
        &["x86_64"],
    );
    assert_eq!(owner[0].rule, "result");
    none("fcntl", &[("fd", "fd"), ("F_GETOWN", "=F_GETOWN")], "32", PLAIN);
    none("brk", &[("0", "0")], "usize", SAFE);
    // `prctl` with the rest left out; `preadv` with its offset whole.
    none("prctl", &[("PR_SET_NAME", "=PR_SET_NAME"), ("name", "&const")], "Result ()", SAFE);
    none(
        "preadv",
        &[("fd", "fd"), ("parts", "&const"), ("parts", "len"), ("offset", "64")],
        "Result usize",
        PLAIN,
    );
    // No time, or the rest is written to where the time is, or the time is absolute.
    none(
        "epoll_wait",
        &[("fd", "fd"), ("events", "&mut"), ("events", "len"), ("-1", "=-1")],
        "Result usize",
        RETRY,
    );
    none("nanosleep", &[("time", "mut"), ("time", "mut")], "Result ()", RETRY);
    none(
        "clock_nanosleep",
        &[("clock", "32"), ("TIMER_ABSTIME", "=TIMER_ABSTIME"), ("until", "&const"), ("0", "0")],
        "Result ()",
        RETRY,
    );
    none(
        "ppoll",
        &[("fds", "&mut"), ("fds", "len"), ("time", "&mut"), ("0", "0"), ("0", "0")],
        "Result usize",
        RETRY,
    );
    none(
        "futex",
        &[("word", "&"), ("FUTEX_WAKE", "=FUTEX_WAKE"), ("many", "32")],
        "Result usize",
        RETRY,
    );
    // What a descriptor may be besides.
    none(
        "waitid",
        &[("P_PIDFD", "=P_PIDFD"), ("pidfd", "fd"), ("info", "&mut"), ("options", "32")],
        "Result ()",
        SAFE,
    );
}

/// The prototypes of one machine do not refuse on another.
#[test]
fn a_mistake_is_one_where_it_is_one() {
    let clone = [
        ("flags", "usize"),
        ("stack", "mut"),
        ("parent", "mut"),
        ("child", "mut"),
        ("tls", "usize"),
    ];
    assert_eq!(table::check("clone", &clone, "Result 32", PLAIN, &["x86_64"]), []);
    let offset = [("fd", "fd"), ("buf", "&mut"), ("count", "usize"), ("offset", "usize")];
    let found =
        table::check("pread64", &offset, "Result usize", PLAIN, &["x86_64", "aarch64", "arm"]);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].rule, found[0].on.as_slice()), ("width", &["arm"][..]));
    // By pages on x86, by a block on s390x.
    let mmap = [
        ("at", "mut"),
        ("len", "usize"),
        ("prot", "32"),
        ("flags", "32"),
        ("fd", "32"),
        ("offset", "usize"),
    ];
    let all = ["x86_64", "x86", "s390x", "arm", "riscv32"];
    assert_eq!(table::check("mmap", &mmap, "Result ptr", PLAIN, &all), []);
    let mut narrow = mmap;
    narrow[0].1 = "32";
    let found = table::check("mmap", &narrow, "Result ptr", PLAIN, &all);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].rule, found[0].on.as_slice()), ("pointer", &["x86_64", "s390x"][..]));
}

/// Words are held against the call that is made, in the order and under the name that the ABI has.
#[test]
fn a_planned_declaration_is_held_against_the_call_that_is_made() {
    let all = ["x86_64", "x86", "arm", "mips", "powerpc", "riscv32"];
    let ranges = |flags| [("fd", "fd"), ("offset", "64"), ("nbytes", "64"), ("flags", flags)];
    let check = |words: &[_]| table::check("sync_file_range", words, "Result ()", PLAIN, &all);
    assert_eq!(check(&ranges("32")), []);
    let found = check(&ranges("mut"));
    let on = found.iter().flat_map(|one| one.on.clone()).collect::<BTreeSet<_>>();
    assert!(found.iter().all(|one| one.rule == "pointer" && one.place == "3"), "{found:?}");
    assert_eq!(on, BTreeSet::from(all));
    // `ftruncate64` where there is one, and its length has 64 bits.
    let length = |code| {
        table::check("ftruncate", &[("fd", "32"), ("length", code)], "Result ()", PLAIN, &all)
    };
    assert_eq!(length("64"), []);
    // Any length of 32 bits is one of 64, and on 32-bit machines the kernel's own type has no more.
    let narrow = [("fd", "32"), ("length", "32")];
    for abi in ["x86_64", "aarch64", "riscv64", "x86", "arm", "mips", "powerpc"] {
        assert_eq!(table::check("ftruncate", &narrow, "Result ()", PLAIN, &[abi]), [], "{abi}");
    }
    // An offset that the prototype has in two halves.
    let words = |offset| [("fd", "fd"), ("iov", "&const"), ("n", "usize"), ("offset", offset)];
    let found = table::check("preadv", &words("32"), "Result usize", PLAIN, &all);
    let on = found.iter().flat_map(|one| one.on.clone()).collect::<BTreeSet<_>>();
    assert!(found.iter().all(|one| (one.rule, one.place.as_str()) == ("width", "3")), "{found:?}");
    assert_eq!(on, BTreeSet::from(all));
    assert_eq!(table::check("preadv", &words("64"), "Result usize", PLAIN, &all), []);
    // Halves that are declared, with ARM's padding.
    let by_hand = |pad| {
        [("fd", "fd"), ("buf", "&mut"), ("n", "usize"), ("pad", pad), ("lo", "32"), ("hi", "32")]
    };
    let check = |words: &[_], on| table::check("pread64", words, "Result usize", PLAIN, &[on]);
    assert_eq!(check(&by_hand("32"), "arm"), []);
    for abi in ["x86_64", "riscv32", "x86"] {
        assert_eq!(check(&by_hand("32"), abi)[0].rule, "arity", "{abi}");
    }
}

/// Where a few numbers mean something else than a descriptor, any other is one.
#[test]
fn a_raw_descriptor_is_not_safe_where_a_constant_may_stand_for_one() {
    let rules = |name, words: &[(&str, &str)]| {
        let found = table::check(name, words, "?", SAFE, &["x86_64", "arm"]);
        found.into_iter().map(|one| (one.rule, one.place)).collect::<Vec<_>>()
    };
    let signalfd4 = |fd| [("fd", fd), ("mask", "&const"), ("size", "usize"), ("flags", "32")];
    assert_eq!(rules("fchdir", &[("fd", "32")]), [("safety", "0".to_owned())]);
    assert_eq!(rules("signalfd4", &signalfd4("32")), [("safety", "0".to_owned())]);
    for right in ["fd", "=-1", "?"] {
        assert_eq!(rules("signalfd4", &signalfd4(right)), [], "{right}");
    }
    assert_eq!(rules("fchdir", &[("FD_FAILFS_ROOT", "=FD_FAILFS_ROOT")]), []);
    // A number of another process's.
    let getfd = [("pidfd", "fd"), ("number", "32"), ("flags", "32")];
    assert_eq!(rules("pidfd_getfd", &getfd), []);
}
