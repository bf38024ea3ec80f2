// A status is its own reason.

extern_ntdll! {
    pub fn NtClose(handle: Handle) -> Result<(), NtStatus>;
    pub safe fn NtYieldExecution() -> Result<NtStatus, NtStatus>;
}
