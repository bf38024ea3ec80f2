use sysdecl::{Errno, U32, extern_libsystem};

extern_libsystem! {
    #[fails(minus_one)]
    pub fn getuid() -> Result<U32, Errno>;
}

fn main() {}
