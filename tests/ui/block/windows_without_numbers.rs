use sysdecl::prelude::*;

#[syscall(os = "windows")]
unsafe extern {
    fn close(handle: *mut Void) -> I32;
    #[syscall(nr = 15)]
    fn again(handle: *mut Void) -> Result<(), Errno>;
}

fn main() {}
