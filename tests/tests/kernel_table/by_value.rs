//! A constant that a program has for a call of several names (`variant::SYS_GETRESUID`): which call it is on some 32-bit targets, only its
//! value says. There the declaration is held against each of them, on the condition that it has that number.

use expander::expand;

use crate::refused;

/// The ABIs on which the constant may be either call.
const EITHER: [&str; 2] = ["x86", "arm"];

fn expanded(nr: &str, item: &str) -> String {
    let keys = format!("os = \"linux\", nr = {nr}");
    let expanded = expand::syscall(keys.parse().unwrap(), item.parse().unwrap());
    expanded.to_string()
}

/// The condition that the number is that of a call, and what follows it up to the next one.
fn under_condition(expanded: &str, nr: &str, call: &str) -> Option<String> {
    let expanded = expanded.replace(' ', "");
    let number = |path: &str| format!("::sysdecl::__private::word_of({path})");
    let condition =
        format!("if{}=={}{{", number(nr), number(&format!("::sysdecl::linux::nr::{call}")),);
    let (before, after) = expanded.split_once(&condition)?;
    let cfg = before.rsplit_once("#[cfg(").unwrap().1;
    assert!(EITHER.iter().all(|arch| cfg.contains(&format!("target_arch=\"{arch}\""))), "{cfg}");
    after.split("#[cfg(").next().map(str::to_owned)
}

/// The 16-bit ids of the old call are right for it, and too small for the one that replaces it.
#[test]
fn a_declaration_of_an_old_call_is_wrong_where_the_number_is_that_of_the_new_one() {
    let item = "unsafe fn declared(a: &mut U16, b: &mut U16, c: &mut U16) -> Result<(), Errno>;";
    for nr in ["variant::SYS_GETRESUID", "SYS_GETRESUID"] {
        let expanded = expanded(nr, item);
        let refused = refused::errors(&expanded);
        for abi in refused::abis() {
            let is_either = EITHER.contains(&abi);
            assert_eq!(refused.contains_key(abi), !is_either, "{nr} on {abi}: {refused:?}");
        }
        let new = under_condition(&expanded, nr, "SYS_GETRESUID32").unwrap();
        assert_eq!(new.matches("pointsto2bytes,butthekernelwrites4there").count(), 1, "{new}");
        assert_eq!(under_condition(&expanded, nr, "SYS_GETRESUID"), None, "that is right");
    }
}

#[test]
fn what_is_wrong_of_either_call_is_told_of_either() {
    let item = "safe fn declared() -> Result<U32, Errno>;";
    for nr in ["variant::SYS_GETUID", "SYS_GETUID"] {
        let expanded = expanded(nr, item);
        for call in ["getuid", "getuid32"] {
            let told = under_condition(&expanded, nr, &format!("SYS_{}", call.to_uppercase()));
            let wrong = format!("validreturnvaluesof`{call}`aserrors");
            assert!(told.as_ref().is_some_and(|told| told.contains(&wrong)), "{told:?}");
        }
    }
}

/// A name says which call it is on all targets.
#[test]
fn a_call_that_is_named_is_not_judged_by_value() {
    let expanded = expand::syscall(
        "os = \"linux\", name = \"getuid\"".parse().unwrap(),
        "unsafe fn declared() -> U32;".parse().unwrap(),
    );
    assert!(!expanded.to_string().contains("word_of"));
}
