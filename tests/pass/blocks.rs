//! Blocks: their defaults, and what members override.
#![deny(warnings)]

use sysdecl::prelude::*;

macro_rules! minus_four_then_nine {
    ($ret:ident = $nr:expr $(, $word:expr)*; ) => {{
        $(let _ = $word;)*
        $ret = core::ptr::without_provenance_mut(CALLS.with(|calls| {
            calls.set(calls.get() + 1);
            if calls.get() == 1 { -4_isize as usize } else { 9 }
        }))
    }};
}

std::thread_local! {
    static CALLS: core::cell::Cell<U32> = const { core::cell::Cell::new(0) };
}

#[syscall(os = "linux")]
unsafe extern {
    safe fn getpid() -> I32;
    fn getppid() -> I32;
    unsafe fn gettid() -> I32;
    #[syscall(nr = SYS_GETUID)]
    safe fn user() -> U32;
    #[syscall(abi = minus_four_then_nine, retry)]
    safe fn dup(fd: I32) -> Result<I32, Errno>;
    #[sysdecl::syscall(nr = SYS_GETGID)]
    safe fn group() -> U32;
}

#[syscall(os = "linux")]
extern "C" {
    #[syscall(nr = SYS_GETPID)]
    fn in_a_plain_block() -> I32;
}

#[syscall(os = "linux", retry, unchecked)]
#[allow(dead_code)]
#[cfg(target_os = "linux")]
unsafe extern {
    #![allow(non_snake_case)]
    safe fn fsync(fd: I32) -> Result<(), Errno>;
    #[syscall(nr = SYS_FDATASYNC)]
    safe fn FDataSync(fd: I32) -> Result<(), Errno>;
}

#[syscall(abi = minus_four_then_nine)]
unsafe extern {
    #[syscall(nr = SYS_GETPID, os = "linux", abi = sysdecl::abi::linux)]
    safe fn own_entry() -> I32;
}

#[syscall()]
unsafe extern {
    #[syscall(nr = SYS_GETPID, os = "linux")]
    safe fn all_of_its_own() -> I32;
}

fn main() {
    let pid = std::process::id() as I32;
    assert_eq!([getpid(), unsafe { in_a_plain_block() }, own_entry(), all_of_its_own()], [pid; 4]);
    assert_ne!(unsafe { getppid() }, unsafe { gettid() });
    assert_eq!(user(), user());
    assert_eq!(group(), group());
    assert_eq!(dup(5), Ok(9));
    assert_eq!(CALLS.get(), 2);
    assert_eq!(fsync(-1), Err(Errno::EBADF));
}
