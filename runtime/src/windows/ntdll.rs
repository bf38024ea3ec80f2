//! Functions of `ntdll.dll`, with their C signatures and names: the NT layer below the Windows API.
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
    /// Opens a file or a device, or creates a file.
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
    /// Waits for an object. A negative `Timeout` is relative, in units of 100 nanoseconds.
    pub fn NtWaitForSingleObject(
        Handle: Handle,
        Alertable: U8,
        Timeout: *const LargeInteger,
    ) -> NtStatus;
    /// Suspends the calling thread. A negative interval is relative, in units of 100 nanoseconds.
    pub fn NtDelayExecution(Alertable: U8, DelayInterval: *const LargeInteger) -> NtStatus;
    /// Yields the processor to another thread.
    pub safe fn NtYieldExecution() -> NtStatus;
    /// Stores the system time in units of 100 nanoseconds since 1 January 1601.
    pub fn NtQuerySystemTime(SystemTime: *mut LargeInteger) -> NtStatus;
    /// Stores the value of a monotonic counter, and its frequency in counts per second.
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
    /// Releases memory of a process.
    pub fn NtFreeVirtualMemory(
        ProcessHandle: Handle,
        BaseAddress: *mut *mut Void,
        RegionSize: *mut usize,
        FreeType: U32,
    ) -> NtStatus;
    /// Changes the protection of memory of a process.
    pub fn NtProtectVirtualMemory(
        ProcessHandle: Handle,
        BaseAddress: *mut *mut Void,
        RegionSize: *mut usize,
        NewProtection: U32,
        OldProtection: *mut U32,
    ) -> NtStatus;
    /// Terminates a process; -1 is the calling process.
    pub fn NtTerminateProcess(ProcessHandle: Handle, ExitStatus: NtStatus) -> NtStatus;
    /// Initialises a counted string from a NUL-terminated string, which it points to.
    pub fn RtlInitUnicodeString(DestinationString: *mut UnicodeString, SourceString: *const U16);
    /// Returns the Windows error code that corresponds to a status.
    pub safe fn RtlNtStatusToDosError(Status: NtStatus) -> U32;
}
