// A status is the error itself.

extern_ntdll! {
    pub fn NtClose(handle: Handle) -> Result<(), NtStatus>;
    pub safe fn NtYieldExecution() -> Result<NtStatus, NtStatus>;
}
