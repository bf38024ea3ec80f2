use sysdecl::windows::prelude::*;

extern_kernel32! {
    #[fails(eq = 0x1_0000_0000)]
    pub safe fn GetTickCount() -> Result<U32, Win32Error>;
    #[fails(eq = 0xffff_ffff)]
    pub safe fn GetThreadPriority(thread: BorrowedHandle<'_>) -> Result<I32, Win32Error>;
    #[fails(eq = 256)]
    pub safe fn GetByte() -> Result<U8, Win32Error>;
}

fn main() {}
