// The foreign function, and the check of its types against the rules.

extern_kernel32! {
    /// Reads.
    pub fn ReadFile(file: Handle, buffer: *mut U8, length: U32, read: *mut U32, o: *mut Void) -> Bool;
    #[link_name = "GetCurrentProcessId"]
    pub safe fn process() -> U32;
}
