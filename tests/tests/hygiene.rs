//! Expansions do not depend on their context. Hostile contexts within one file (no prelude, shadowed names, foreign
//! traits) are in `pass/`; the tests here need a separate crate.

#![cfg(target_os = "linux")]

use std::process;

use renamed::{
    Address, Pid, Priority, Random,
    kernel::{Errno, linux::nr::SYS_GETPPID},
};

#[test]
fn a_renamed_crate_is_found() {
    let pid = i32::try_from(process::id()).expect("a process id is an `i32`");
    assert_eq!(renamed::getpid(), Pid(pid));
    assert!(renamed::getpgid(Pid(0)).is_ok());
    assert_eq!(renamed::getpgid(Pid(-1)), Err(Errno::ESRCH));
}

#[test]
fn an_entry_can_be_defined_in_an_older_edition() {
    assert_eq!(renamed::four(), 4);
    assert_eq!(renamed::number_of_getppid(), SYS_GETPPID);
}

#[test]
fn derived_types_find_a_renamed_crate() {
    // The kernel returns 20 minus the nice value.
    let priority = renamed::priority(0, Pid(0));
    assert!(priority == Ok(Priority::Usual) || priority == Err(Errno::ERANGE), "{priority:?}");
    assert_eq!(renamed::getrandom(&mut [0; 5], Random::NONBLOCK), Ok(5));
    // SAFETY: `brk` with a null address only returns the current program break.
    let end = unsafe { renamed::brk(Address(core::ptr::null_mut())) };
    assert!(!end.0.is_null());
}

renamed::declare!(getpid);

#[test]
fn a_macro_of_another_crate_declares_through_it() {
    assert_eq!(getpid(), process::id().cast_signed());
}

#[test]
fn a_crate_of_edition_2015_declares_functions_of_libraries() {
    // Linux has the declared function as well.
    let parent = std::os::unix::process::parent_id();
    assert_eq!(edition_2015::declared::getppid(), parent.cast_signed());
    assert_eq!(edition_2015::declared::open(c"/", 1, 0), Err(Errno::EISDIR));
    assert_eq!(edition_2015::declared::TEXT.to_string(), "text");
}
