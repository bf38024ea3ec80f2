//! All names that an expansion could accidentally use have another meaning here.
#![allow(non_camel_case_types, dead_code, unused, non_upper_case_globals)]

use ::sysdecl::{
    FromKernel, ToKernel,
    linux::nr::{SYS_GETPID, SYS_GETRANDOM},
    syscall,
};

mod core {}
mod std {}
mod alloc {}
mod sysdecl {}
mod abi {}
mod linux {}
mod __private {}

struct Result<T>(T);
struct Option<T>(T);
struct Some;
struct None;
struct Ok;
struct Err;
struct Word;
struct Errno;
struct u8;
struct u64;
struct i32;
struct i64;
struct isize;
struct usize;
struct bool;
struct str;
struct Sized;
struct Copy;
struct Clone;
struct From;
struct Into;
struct Drop;
const ret: () = ();
const answer: () = ();
const function: () = ();
const trapped: () = ();

/// A trait for all types, with the method names of our traits.
trait Everything: ::core::marker::Sized {
    fn into_kernel(self) -> u8 {
        u8
    }
    fn from_kernel(_: ::sysdecl::abi::Word) -> u8 {
        u8
    }
    fn from_success(_: ::sysdecl::abi::Word) -> u8 {
        u8
    }
    fn bits(&self) -> u8 {
        u8
    }
}

impl<T> Everything for T {}

macro_rules! asm {
    ($($tokens:tt)*) => { not_this_one };
}
macro_rules! compile_error {
    ($($tokens:tt)*) => { not_this_one };
}

#[syscall(nr = SYS_GETPID, os = "linux")]
safe fn getpid() -> ::sysdecl::I32;

#[syscall(nr = SYS_GETRANDOM + 0, os = "linux", retry)]
safe fn getrandom(
    bytes: &mut [::core::primitive::u8],
    flags: Flags,
) -> ::core::result::Result<Count, ::sysdecl::Errno>;

#[syscall(os = "linux")]
unsafe extern {
    safe fn getppid() -> ::sysdecl::I32;
    #[syscall(vdso)]
    safe fn getcpu(
        cpu: ::core::option::Option<&mut ::core::primitive::u32>,
        node: ::core::option::Option<&mut ::core::primitive::u32>,
    ) -> ::sysdecl::I32;
    safe fn exit_group(code: Code) -> !;
}

#[derive(ToKernel, FromKernel)]
struct Count(::core::primitive::usize);

#[derive(ToKernel, FromKernel)]
struct Flags(::core::primitive::i32);

#[derive(ToKernel, FromKernel)]
#[repr(i32)]
enum Code {
    Fine,
}

fn main() {
    ::core::assert!(getpid() != getppid());
    let mut cpu = !0;
    ::core::assert_eq!(getcpu(::core::option::Option::Some(&mut cpu), ::core::option::Option::None), 0);
    ::core::assert!(cpu != !0);
    let mut bytes = [0; 2];
    ::core::assert!(::core::matches!(
        getrandom(&mut bytes, Flags(0)),
        ::core::result::Result::Ok(Count(2))
    ));
    exit_group(Code::Fine)
}
