//! A call that never returns has no result, whatever its type is called.

use sysdecl::prelude::*;

type Number = I32;
type Nothing = Result<(), Errno>;
type Unit = ();

#[derive(FromKernel)]
struct Own(I32);

#[syscall(os = "linux")]
unsafe extern {
    safe fn exit_group(code: I32) -> Number;
    #[syscall(name = "exit_group")]
    safe fn in_result(code: I32) -> Nothing;
    #[syscall(name = "exit_group")]
    safe fn newtype(code: I32) -> Own;

    // Right: as nothing, and as a function that C declares.
    #[syscall(name = "exit_group")]
    safe fn unit(code: I32) -> Unit;
    #[syscall(name = "exit_group")]
    safe fn nothing(code: I32);
    #[syscall(name = "exit_group")]
    safe fn never(code: I32) -> !;
}

fn main() {}
