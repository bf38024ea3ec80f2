//! What the table puts into the code and the documentation of a declaration, for every call.

use std::collections::{BTreeMap, BTreeSet};

use expander::{expand, table};

use crate::{rules, tsv};

/// The names that have a fact, doubtful ones aside, by its detail.
fn having(fact: &str) -> BTreeMap<String, String> {
    let rows = tsv::rows("linux-call-facts").into_iter();
    let rows = rows.filter(|row| row["fact"] == fact && !row["reason"].starts_with('?'));
    rows.map(|row| (row["name"].clone(), row["detail"].clone())).collect()
}

/// A declaration of a call, expanded.
fn declared(name: &str, keys: &str, parameters: &[String], result: &str) -> String {
    let keys = format!("os = \"linux\", name = {name:?}{keys}");
    let item = format!("pub unsafe fn declared({}) -> {result};", parameters.join(", "));
    expand::syscall(keys.parse().unwrap(), item.parse().unwrap()).to_string()
}

/// Each call that is a function on a target of the crate's, with parameters for it.
fn calls() -> BTreeMap<String, (table::Prototype, Vec<String>)> {
    let here = rules::all().into_iter().filter(|(_, prototype)| {
        ["x86_64", "aarch64"].iter().any(|abi| prototype.architectures.contains(abi))
    });
    let mut calls = BTreeMap::new();
    for (name, prototype) in here {
        let words = (0..prototype.kinds.len()).map(|at| format!("word_{at}: Word"));
        let words = words.collect();
        calls.entry(name).or_insert((prototype, words));
    }
    assert!(calls.len() > 350, "{}", calls.len());
    calls
}

#[test]
fn a_result_without_a_value_is_zero_where_the_kernel_says_so() {
    let zero = having("zero");
    let mut found = 0;
    for (name, (_, words)) in calls() {
        let is_zero = zero.get(&name).is_some_and(|detail| !detail.contains("not @"));
        for result in ["Result<(), Errno>", "io::Result<()>", "Outcome", "Result<I32, Errno>"] {
            let expanded = declared(&name, ", unchecked(arity)", &words, result);
            assert_eq!(expanded.contains("from_zero"), is_zero, "{name} {result}: {expanded}");
        }
        for (keys, result) in [
            (", unchecked", "Result<(), Errno>"),
            (", unchecked(result)", "Result<(), Errno>"),
            ("", "I32"),
            ("", "()"),
            ("", "*mut Void"),
        ] {
            assert!(
                !declared(&name, keys, &words, result).contains("from_zero"),
                "{name} {result}"
            );
        }
        found += usize::from(is_zero);
    }
    assert!(found > 150, "{found}");
    let other = "os = \"freebsd\"".parse().unwrap();
    let close = "fn close(fd: I32) -> Result<(), Errno>;".parse().unwrap();
    assert!(!expand::syscall(other, close).to_string().contains("from_zero"));
    let own = "nr = SYS_CLOSE, abi = own".parse().unwrap();
    let close = "fn close(fd: I32) -> Result<(), Errno>;".parse().unwrap();
    assert!(!expand::syscall(own, close).to_string().contains("from_zero"));
}

#[test]
fn no_memory_is_touched_where_the_list_says_so() {
    let listed: BTreeSet<_> = having("no_user_memory").into_keys().collect();
    let mut found = BTreeSet::new();
    for (name, (_, words)) in calls() {
        if declared(&name, "", &words, "Word").contains("nomem") {
            found.insert(name.clone());
        }
        // An author's claim, and his doubt, come first.
        for keys in [", options(readonly)", ", unchecked", ", unchecked(pointer)"] {
            assert!(!declared(&name, keys, &words, "Word").contains("nomem"), "{name} {keys}");
        }
    }
    let there: BTreeSet<_> = calls().into_keys().filter(|name| listed.contains(name)).collect();
    assert_eq!(found, there);
    assert!(found.contains("getpid") && found.contains("sched_get_priority_max"), "{found:?}");
    assert!(!found.contains("getppid") && !found.contains("kill"), "{found:?}");
    let pointer = ["policy: *const U8".to_owned()];
    let unchecked = declared("sched_get_priority_max", ", unchecked(pointer)", &pointer, "I32");
    assert!(!unchecked.contains("nomem"), "{unchecked}");
}

#[test]
fn what_is_lost_with_a_raw_return_value_must_be_used() {
    for (name, (prototype, words)) in calls() {
        let is_lost = ["fd", "addr"].contains(&prototype.returns);
        for (result, says_so) in [("I64", true), ("Word", true), ("Result<I64, Errno>", false)] {
            let expanded = declared(&name, ", unchecked(result)", &words, result);
            assert_eq!(expanded.contains("must_use"), is_lost && says_so, "{name} {result}");
        }
    }
    let own = "#[must_use] fn dup(fd: I32) -> I32;";
    let expanded = expand::syscall("os = \"linux\"".parse().unwrap(), own.parse().unwrap());
    assert_eq!(expanded.to_string().matches("must_use").count(), 1);
}

/// The documentation that is added, without its mark for a quotation.
fn documentation(expanded: &str) -> &str {
    let (_, rest) = expanded.split_once("# [doc = \"").unwrap_or_else(|| panic!("{expanded}"));
    rest.split_once('"').unwrap().0
}

#[test]
fn the_documentation_says_what_the_data_says() {
    let numbers: BTreeMap<_, _> =
        tsv::rows("linux-syscalls").into_iter().map(|row| (row["name"].clone(), row)).collect();
    let pages = tsv::rows("linux-manual-pages").into_iter();
    let pages: BTreeMap<_, _> =
        pages.map(|row| (row["name"].clone(), row["page"].clone())).collect();
    let since = having("since");
    for (name, (prototype, words)) in calls() {
        let expanded = declared(&name, ", unchecked(arity)", &words, "Word");
        let text = documentation(&expanded);
        assert!(text.starts_with(&format!("`{}`", prototype.shown)), "{name}: {text}");
        for (abi, spoken) in [("x86_64", "x86-64"), ("aarch64", "aarch64")] {
            let number = &numbers[&name][abi];
            let said = format!(" {number} on {spoken}");
            assert_eq!(text.contains(&said), number != "-", "{name}: {text}");
        }
        let page = pages.get(&name).map(String::as_str);
        assert_eq!(table::manual_page(&name), page);
        let link =
            page.map(|page| format!("<https://man7.org/linux/man-pages/man2/{page}.2.html>"));
        assert_eq!(text.contains("man7.org"), link.is_some(), "{name}: {text}");
        assert!(link.is_none_or(|link| text.ends_with(&link)), "{name}: {text}");
        if let Some(version) = since.get(&name).filter(|detail| !detail.contains('@')) {
            assert!(text.contains(&format!(", since Linux {version}.")), "{name}: {text}");
        } else if !since.contains_key(&name) {
            assert!(!text.contains("since"), "{name}: {text}");
        }
        // rustc takes such a text as it is, and looks for no links in it.
        assert!(!text.contains(['\\', '[', '\n']), "{name}: {text}");
    }
}

#[test]
fn the_documentation_has_its_place_beside_the_authors() {
    let docs = |item: &str| {
        let keys = "os = \"linux\"".parse().unwrap();
        let expanded = expand::syscall(keys, item.parse().unwrap()).to_string();
        let lines = expanded.match_indices("# [doc").map(|(at, _)| {
            expanded[at..].chars().take_while(|letter| *letter != ']').collect::<String>()
        });
        lines
            .map(|line| line.replace("# [doc = \"", "").chars().take(10).collect())
            .collect::<Vec<String>>()
    };
    assert_eq!(docs("fn getpid() -> I32;"), ["`long getp"]);
    assert_eq!(docs("/// Asks.\nfn getpid() -> I32;").len(), 2);
    assert_eq!(docs("#[doc = \"Asks.\"] fn getpid() -> I32;"), ["Asks.\"", "> `long ge"]);
    // A heading is no introduction.
    assert_eq!(docs("#[doc = \" # Safety\"] fn getpid() -> I32;"), ["`long getp", " # Safety\""]);
    assert_eq!(docs("#[doc = include_str!(\"x\")] fn getpid() -> I32;").len(), 2);
    let hidden = docs("#[doc(hidden)] fn getpid() -> I32;");
    assert!(hidden.iter().all(|line| !line.contains("long")), "{hidden:?}");
}
