//! Nothing is in scope except explicitly named items.
#![no_implicit_prelude]

use ::sysdecl::{Errno, FromKernel, I32, I64, ToKernel, U8, linux::nr::SYS_GETPID, syscall};

#[syscall(nr = SYS_GETPID, os = "linux")]
safe fn by_number() -> I32;
#[syscall(nr = SYS_GETPID + 0, os = "linux")]
safe fn by_sum() -> I32;
#[syscall(os = "linux")]
unsafe extern {
    safe fn getpid() -> I32;
    fn read(fd: I32, buffer: *mut U8, count: usize) -> I64;
    #[syscall(retry)]
    safe fn getrandom(buffer: &mut [u8], flags: Flags) -> ::core::result::Result<Count, Errno>;
    #[syscall(unchecked(arity))]
    safe fn exit_group(code: I32, name: &::core::ffi::CStr) -> !;
    #[syscall(nr = SYS_GETPID)]
    safe fn nothing();
    #[syscall(nr = SYS_GETPID)]
    safe fn answer() -> ::core::result::Result<Answer, Errno>;
}

#[derive(ToKernel, FromKernel)]
struct Count(I64);

#[derive(ToKernel, FromKernel)]
#[repr(i32)]
enum Answer {
    Yes,
}

::bitflags::bitflags! {
    #[derive(ToKernel, FromKernel)]
    struct Flags: I32 {
        const NONE = 0;
    }
}

fn main() {
    nothing();
    let pids = [by_number(), by_sum(), getpid()];
    ::std::assert!(pids[0] == pids[1] && pids[1] == pids[2]);
    let mut bytes = [0; 3];
    ::std::assert!(::core::matches!(
        getrandom(&mut bytes, Flags::NONE),
        ::core::result::Result::Ok(Count(3))
    ));
    ::std::assert!(unsafe { read(-1, ::core::ptr::null_mut(), 0) } == -9);
    ::std::assert!(::core::result::Result::is_err(&answer()));
    let _ = Answer::Yes;
    exit_group(0, c"")
}
