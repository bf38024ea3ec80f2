//! An expansion means the same wherever it stands. What can be hostile inside of one file (no prelude,
//! shadowed names, foreign traits) is in `pass/`; here is what takes a crate of its own.

#![cfg(target_os = "linux")]

use std::process;

use renamed::{
    Address, Pid, Priority, Random,
    kernel::{Errno, linux::nr::SYS_GETPPID},
};

#[test]
fn a_renamed_crate_is_found() {
    let pid = i32::try_from(process::id()).expect("a process number is an `int`");
    assert_eq!(renamed::getpid(), Pid(pid));
    assert!(renamed::getpgid(Pid(0)).is_ok());
    assert_eq!(renamed::getpgid(Pid(-1)), Err(Errno::ESRCH));
}

#[test]
fn an_entry_can_be_of_an_older_edition() {
    assert_eq!(renamed::four(), 4);
    assert_eq!(renamed::number_of_getppid(), SYS_GETPPID);
}

#[test]
fn derived_types_find_a_renamed_crate() {
    // The kernel answers 20 minus the nice value.
    let priority = renamed::priority(0, Pid(0));
    assert!(priority == Ok(Priority::Usual) || priority == Err(Errno::ERANGE), "{priority:?}");
    assert_eq!(renamed::getrandom(&mut [0; 5], Random::NONBLOCK), Ok(5));
    // SAFETY: asking for nothing moves nothing.
    let end = unsafe { renamed::brk(Address(core::ptr::null_mut())) };
    assert!(!end.0.is_null());
}

renamed::declare!(getpid);

#[test]
fn a_macro_of_another_crate_declares_through_it() {
    assert_eq!(getpid(), process::id().cast_signed());
}

#[test]
fn a_crate_of_the_first_edition_declares_functions_of_libraries() {
    // Linux has these, too.
    let parent = std::os::unix::process::parent_id();
    assert_eq!(edition_2015::declared::getppid(), parent.cast_signed());
    assert_eq!(edition_2015::declared::open(c"/", 1, 0), Err(Errno::EISDIR));
    assert_eq!(edition_2015::declared::TEXT.to_string(), "text");
}
