use sysdecl::{Errno, windows::prelude::*};

const WORD: u64 = 0xffff_ffff_ffff_ffff;

extern_kernel32! {
    #[fails(eq = "no")]
    pub fn WaitForSingleObject(handle: Handle, milliseconds: U32) -> Result<U32, Win32Error>;
    #[fails(eq = WORD)]
    pub safe fn GetACP() -> Result<U32, Win32Error>;
    #[fails(eq = -1)]
    pub safe fn GetOEMCP() -> Result<U32, Win32Error>;
    #[fails(eq = 0)]
    pub safe fn GetCommandLineW() -> Result<*mut U16, Win32Error>;
}

sysdecl::extern_libsystem! {
    #[fails(eq = -1.0)]
    pub safe fn getppid() -> Result<I32, Errno>;
}

fn main() {}
