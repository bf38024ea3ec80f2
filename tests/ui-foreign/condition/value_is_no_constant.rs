use std::sync::atomic::{AtomicU32, Ordering};

use sysdecl::windows::prelude::*;

static N: AtomicU32 = AtomicU32::new(0);

extern_kernel32! {
    #[fails(eq = N.load(Ordering::Relaxed))]
    pub safe fn GetTickCount() -> Result<U32, Win32Error>;
    #[fails(eq = milliseconds)]
    pub safe fn SleepEx(milliseconds: U32, alertable: Bool) -> Result<U32, Win32Error>;
    #[fails(eq = return)]
    pub safe fn GetACP() -> Result<U32, Win32Error>;
}

fn main() {}
