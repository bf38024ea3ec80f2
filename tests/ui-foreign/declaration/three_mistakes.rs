use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub async fn Sleep(milliseconds: U32);
    pub fn CreateFileW(name: U16CStr<'_>) -> Result<OwnedHandle, Win32Error>;
    #[fails(null)]
    pub fn GetTickCount(flag: bool) -> Result<*mut Void, Win32Error>;
    pub safe fn GetCurrentProcessId() -> U32;
}

fn main() {
    // None of these is another mistake.
    let _ = GetCurrentProcessId();
    unsafe { Sleep(1) };
    let _ = unsafe { CreateFileW(w!("name")) };
}
