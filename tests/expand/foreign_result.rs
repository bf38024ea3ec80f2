// The result is tested and the last error read immediately.

extern_kernel32! {
    pub safe fn SetEvent(event: Handle) -> Result<(), Win32Error>;
    #[fails(eq = WAIT_FAILED)]
    #[link_name = "WaitForSingleObject"]
    pub fn wait(object: Handle, milliseconds: U32) -> Result<U32, Win32Error>;
}
