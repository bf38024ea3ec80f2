use sysdecl::{Errno, I32, extern_libsystem};

extern_libsystem! {
    #[fails(zero)]
    pub fn close(fd: I32) -> Result<(), Errno>;
}

fn main() {}
