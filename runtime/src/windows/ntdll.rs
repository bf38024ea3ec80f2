//! Functions of `ntdll.dll`, as C has them, under C's names: NT below the functions of Windows.
//!
//! Each returns an [`NtStatus`]; to get a `Result`, declare the function again with
//! [`extern_ntdll!`](crate::extern_ntdll):
//!
//! ```
//! use sysdecl::windows::prelude::*;
//!
//! extern_ntdll! {
//!     pub fn NtClose(handle: Handle) -> Result<(), NtStatus>;
//! }
//! ```

use super::{
    NtStatus,
    types::{Handle, IoStatusBlock, LargeInteger, ObjectAttributes, UnicodeString},
};
use crate::{
    extern_ntdll,
    types::{U8, U16, U32, Void},
};

extern_ntdll! {
    /// Opens a file or a device, or makes a file.
    pub fn NtCreateFile(
        FileHandle: *mut Handle,
        DesiredAccess: U32,
        ObjectAttributes: *const ObjectAttributes,
        IoStatusBlock: *mut IoStatusBlock,
        AllocationSize: *const LargeInteger,
        FileAttributes: U32,
        ShareAccess: U32,
        CreateDisposition: U32,
        CreateOptions: U32,
        EaBuffer: *const Void,
        EaLength: U32,
    ) -> NtStatus;
    /// Reads from a file.
    pub fn NtReadFile(
        FileHandle: Handle,
        Event: Handle,
        ApcRoutine: *const Void,
        ApcContext: *const Void,
        IoStatusBlock: *mut IoStatusBlock,
        Buffer: *mut Void,
        Length: U32,
        ByteOffset: *const LargeInteger,
        Key: *const U32,
    ) -> NtStatus;
    /// Writes to a file.
    pub fn NtWriteFile(
        FileHandle: Handle,
        Event: Handle,
        ApcRoutine: *const Void,
        ApcContext: *const Void,
        IoStatusBlock: *mut IoStatusBlock,
        Buffer: *const Void,
        Length: U32,
        ByteOffset: *const LargeInteger,
        Key: *const U32,
    ) -> NtStatus;
    /// Closes a handle.
    pub fn NtClose(Handle: Handle) -> NtStatus;
    /// Waits for an object, `Timeout` a count of 100 nanoseconds from now if it is negative.
    pub fn NtWaitForSingleObject(
        Handle: Handle,
        Alertable: U8,
        Timeout: *const LargeInteger,
    ) -> NtStatus;
    /// Lets other threads run, for a count of 100 nanoseconds if it is negative.
    pub fn NtDelayExecution(Alertable: U8, DelayInterval: *const LargeInteger) -> NtStatus;
    /// Lets other threads run.
    pub safe fn NtYieldExecution() -> NtStatus;
    /// The time: the number of 100 nanoseconds since 1 January 1601.
    pub fn NtQuerySystemTime(SystemTime: *mut LargeInteger) -> NtStatus;
    /// The count of a clock that only goes forward, and how often it counts in a second.
    pub fn NtQueryPerformanceCounter(
        PerformanceCounter: *mut LargeInteger,
        PerformanceFrequency: *mut LargeInteger,
    ) -> NtStatus;
    /// Reserves and commits memory in a process.
    pub fn NtAllocateVirtualMemory(
        ProcessHandle: Handle,
        BaseAddress: *mut *mut Void,
        ZeroBits: usize,
        RegionSize: *mut usize,
        AllocationType: U32,
        PageProtection: U32,
    ) -> NtStatus;
    /// Gives memory of a process back.
    pub fn NtFreeVirtualMemory(
        ProcessHandle: Handle,
        BaseAddress: *mut *mut Void,
        RegionSize: *mut usize,
        FreeType: U32,
    ) -> NtStatus;
    /// Changes what may be done with memory of a process.
    pub fn NtProtectVirtualMemory(
        ProcessHandle: Handle,
        BaseAddress: *mut *mut Void,
        RegionSize: *mut usize,
        NewProtection: U32,
        OldProtection: *mut U32,
    ) -> NtStatus;
    /// Ends a process; with -1, this one.
    pub fn NtTerminateProcess(ProcessHandle: Handle, ExitStatus: NtStatus) -> NtStatus;
    /// Makes a text of NT of a text that ends in NUL, which it keeps pointing to.
    pub fn RtlInitUnicodeString(DestinationString: *mut UnicodeString, SourceString: *const U16);
    /// The error of Windows that says the same as a status.
    pub safe fn RtlNtStatusToDosError(Status: NtStatus) -> U32;
}
