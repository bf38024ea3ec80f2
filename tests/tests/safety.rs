//! Which functions of the crate are safe to call: none that takes a raw pointer or a raw descriptor, none that can
//! violate memory safety by itself, consistently in all modules and on all systems.

use std::{collections::BTreeMap, fs};

use sysdecl_tests::declared::{Function, functions, is_descriptor, root, sources};

/// The rows of a table in `tests/data`.
fn table(name: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(root().join("tests/data").join(name)).unwrap();
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

#[test]
fn safe_functions_take_no_raw_pointer_and_no_raw_descriptor() {
    let functions = functions();
    assert!(functions.len() > 600, "only {} functions found", functions.len());
    // The kinds of arguments in the kernel's prototype, for calls of Linux.
    let kinds: BTreeMap<_, Vec<String>> = table("linux-prototypes.tsv")
        .into_iter()
        .map(|row| (row[0].clone(), row[3].split(',').map(str::to_owned).collect()))
        .collect();
    let by_table = |function: &Function| {
        let kinds = kinds.get(&function.call).map_or(&[][..], Vec::as_slice);
        let count = function.parameters.len();
        kinds.iter().take(count).any(|kind| matches!(kind.as_str(), "fd" | "dirfd"))
    };
    let wrong: Vec<_> = functions
        .iter()
        .filter(|one| one.safe && (one.takes_raw() || by_table(one)))
        .map(|one| &one.place)
        .collect();
    assert!(wrong.is_empty(), "safe functions with a raw argument: {wrong:#?}");
}

#[test]
fn calls_that_can_violate_memory_safety_are_never_safe() {
    let facts = table("linux-call-facts.tsv");
    let never: Vec<_> =
        facts.iter().filter(|row| row[1] == "never_safe").map(|row| row[0].as_str()).collect();
    assert!(never.contains(&"exit") && never.contains(&"munmap") && !never.contains(&"exit_group"));
    let functions = functions();
    let wrong: Vec<_> = functions
        .iter()
        .filter(|one| one.safe && never.contains(&one.call.as_str()))
        .map(|one| &one.place)
        .collect();
    assert!(wrong.is_empty(), "declared safe: {wrong:#?}");
}

/// Without raw arguments, safety depends only on the effect of the call, which is the same everywhere.
#[test]
fn modules_and_systems_agree_on_safety() {
    let functions = functions();
    let mut calls = BTreeMap::<&str, Vec<&Function>>::new();
    for function in functions.iter().filter(|one| !one.takes_raw()) {
        calls.entry(&function.call).or_default().push(function);
    }
    for name in ["kill", "setuid", "getpid", "exit_group", "socket"] {
        assert!(calls[name].len() >= 3, "`{name}` was found in {} modules", calls[name].len());
    }
    let differ: Vec<_> = calls
        .values()
        .filter(|all| all.iter().any(|one| one.safe != all[0].safe))
        .map(|all| all.iter().map(|one| (&one.place, one.safe)).collect::<Vec<_>>())
        .collect();
    assert!(differ.is_empty(), "safe in one module and unsafe in another: {differ:#?}");
}

/// Examples are copied by readers.
#[test]
fn no_example_declares_a_safe_function_with_a_raw_pointer_or_descriptor() {
    let mut files = sources("runtime/src");
    files.extend(sources("examples"));
    files.push(root().join("README.md"));
    let mut seen = 0;
    let mut wrong = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        // Documentation is checked as the code that it contains.
        let text: Vec<_> = text
            .lines()
            .map(|line| line.trim().trim_start_matches(['/', '!']).trim_start_matches("# "))
            .collect();
        let text = text.join("\n").replace("unsafe fn", "");
        for declaration in text.split("safe fn ").skip(1) {
            let Some((head, _)) = declaration.split_once(')') else { continue };
            let Some((name, parameters)) = head.split_once('(') else { continue };
            seen += 1;
            let raw =
                parameters.split(',').filter_map(|one| one.split_once(':')).any(|(name, of)| {
                    let (name, of) = (name.trim(), of.trim());
                    of.starts_with('*') || is_descriptor(name, of)
                });
            if raw {
                wrong.push(format!("{}: {name}", path.strip_prefix(root()).unwrap().display()));
            }
        }
    }
    assert!(seen > 50, "only {seen} found");
    assert!(wrong.is_empty(), "safe functions with a raw argument: {wrong:#?}");
}
