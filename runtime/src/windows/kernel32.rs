//! Functions of `kernel32.dll`, with their C signatures and names. Microsoft's documentation describes them in
//! detail: search for the name.
//!
//! A function reports failure by its return value, and [`Win32Error::last`](super::Win32Error::last) returns
//! the error. To get a `Result`, declare the function again with
//! [`extern_kernel32!`](crate::extern_kernel32):
//!
//! ```
//! use sysdecl::windows::prelude::*;
//!
//! extern_kernel32! {
//!     /// Opens or creates a file.
//!     #[fails(invalid_handle)]
//!     pub fn CreateFileW(
//!         name: U16CStr<'_>,
//!         access: U32,
//!         share: U32,
//!         security: *const Void,
//!         disposition: U32,
//!         flags: U32,
//!         template: Handle,
//!     ) -> Result<OwnedHandle, Win32Error>;
//! }
//! ```

use super::types::{
    Bool, CriticalSection, FileTime, Handle, MemoryBasicInformation, SystemInfo, ThreadStart,
};
use crate::{
    extern_kernel32,
    types::{I64, U8, U16, U32, U64, Void},
};

// Files.
extern_kernel32! {
    /// Opens a file or a device, or creates a file; returns `INVALID_HANDLE_VALUE` on failure.
    pub fn CreateFileW(
        lpFileName: *const U16,
        dwDesiredAccess: U32,
        dwShareMode: U32,
        lpSecurityAttributes: *mut Void,
        dwCreationDisposition: U32,
        dwFlagsAndAttributes: U32,
        hTemplateFile: Handle,
    ) -> Handle;
    /// Reads from a file; returns zero on failure. At the end of the file it succeeds with zero bytes.
    pub fn ReadFile(
        hFile: Handle,
        lpBuffer: *mut U8,
        nNumberOfBytesToRead: U32,
        lpNumberOfBytesRead: *mut U32,
        lpOverlapped: *mut Void,
    ) -> Bool;
    /// Writes to a file; returns zero on failure.
    pub fn WriteFile(
        hFile: Handle,
        lpBuffer: *const U8,
        nNumberOfBytesToWrite: U32,
        lpNumberOfBytesWritten: *mut U32,
        lpOverlapped: *mut Void,
    ) -> Bool;
    /// Closes a kernel object handle; returns zero on failure.
    pub fn CloseHandle(hObject: Handle) -> Bool;
    /// Stores the size of a file; returns zero on failure.
    pub fn GetFileSizeEx(hFile: Handle, lpFileSize: *mut I64) -> Bool;
    /// Moves the file pointer; returns zero on failure.
    pub fn SetFilePointerEx(
        hFile: Handle,
        liDistanceToMove: I64,
        lpNewFilePointer: *mut I64,
        dwMoveMethod: U32,
    ) -> Bool;
    /// Flushes buffered writes of a file to storage; returns zero on failure.
    pub fn FlushFileBuffers(hFile: Handle) -> Bool;
    /// Deletes a file; returns zero on failure.
    pub fn DeleteFileW(lpFileName: *const U16) -> Bool;
}

// Memory.
extern_kernel32! {
    /// Reserves and commits memory; returns null on failure.
    pub fn VirtualAlloc(
        lpAddress: *mut Void,
        dwSize: usize,
        flAllocationType: U32,
        flProtect: U32,
    ) -> *mut Void;
    /// Releases memory; returns zero on failure. With `MEM_RELEASE` the size must be 0.
    pub fn VirtualFree(lpAddress: *mut Void, dwSize: usize, dwFreeType: U32) -> Bool;
    /// Changes the protection of memory; returns zero on failure.
    pub fn VirtualProtect(
        lpAddress: *mut Void,
        dwSize: usize,
        flNewProtect: U32,
        lpflOldProtect: *mut U32,
    ) -> Bool;
    /// Stores information about the memory at an address; returns the number of bytes written, or zero on failure.
    pub fn VirtualQuery(
        lpAddress: *const Void,
        lpBuffer: *mut MemoryBasicInformation,
        dwLength: usize,
    ) -> usize;
}

// Processes and threads.
extern_kernel32! {
    /// Returns the pseudo handle of the calling process: -1.
    pub safe fn GetCurrentProcess() -> Handle;
    /// Returns the pseudo handle of the calling thread: -2.
    pub safe fn GetCurrentThread() -> Handle;
    /// Returns the ID of the calling process.
    pub safe fn GetCurrentProcessId() -> U32;
    /// Returns the ID of the calling thread.
    pub safe fn GetCurrentThreadId() -> U32;
    /// Terminates the process and all its threads.
    pub safe fn ExitProcess(uExitCode: U32) -> !;
    /// Terminates the calling thread without running destructors.
    pub fn ExitThread(dwExitCode: U32) -> !;
    /// Starts a thread; returns null on failure.
    pub fn CreateThread(
        lpThreadAttributes: *mut Void,
        dwStackSize: usize,
        lpStartAddress: Option<ThreadStart>,
        lpParameter: *mut Void,
        dwCreationFlags: U32,
        lpThreadId: *mut U32,
    ) -> Handle;
    /// Waits for an object; returns `WAIT_FAILED` on failure.
    pub fn WaitForSingleObject(hHandle: Handle, dwMilliseconds: U32) -> U32;
    /// Waits for one of several objects, or for all; returns `WAIT_FAILED` on failure.
    pub fn WaitForMultipleObjects(
        nCount: U32,
        lpHandles: *const Handle,
        bWaitAll: Bool,
        dwMilliseconds: U32,
    ) -> U32;
    /// Stores the exit code of a thread; returns zero on failure.
    pub fn GetExitCodeThread(hThread: Handle, lpExitCode: *mut U32) -> Bool;
    /// Stores the exit code of a process; returns zero on failure.
    pub fn GetExitCodeProcess(hProcess: Handle, lpExitCode: *mut U32) -> Bool;
    /// Returns the command line of the process.
    pub safe fn GetCommandLineW() -> *const U16;
}

// Synchronization.
extern_kernel32! {
    /// Initialises a critical section.
    pub fn InitializeCriticalSection(lpCriticalSection: *mut CriticalSection);
    /// Enters a critical section, which the calling thread may already own.
    pub fn EnterCriticalSection(lpCriticalSection: *mut CriticalSection);
    /// Leaves a critical section.
    pub fn LeaveCriticalSection(lpCriticalSection: *mut CriticalSection);
    /// Deletes a critical section that no thread owns.
    pub fn DeleteCriticalSection(lpCriticalSection: *mut CriticalSection);
    /// Creates an event, or opens the one with this name; returns null on failure.
    pub fn CreateEventW(
        lpEventAttributes: *mut Void,
        bManualReset: Bool,
        bInitialState: Bool,
        lpName: *const U16,
    ) -> Handle;
    /// Sets an event; returns zero on failure.
    pub fn SetEvent(hEvent: Handle) -> Bool;
    /// Resets an event; returns zero on failure.
    pub fn ResetEvent(hEvent: Handle) -> Bool;
}

// Time.
extern_kernel32! {
    /// Stores the system time.
    pub fn GetSystemTimeAsFileTime(lpSystemTimeAsFileTime: *mut FileTime);
    /// Stores the value of a monotonic counter; returns zero on failure.
    pub fn QueryPerformanceCounter(lpPerformanceCount: *mut I64) -> Bool;
    /// Stores the frequency of that counter in counts per second; returns zero on failure.
    pub fn QueryPerformanceFrequency(lpFrequency: *mut I64) -> Bool;
    /// Returns the number of milliseconds since the system started.
    pub safe fn GetTickCount64() -> U64;
    /// Suspends the calling thread for a number of milliseconds.
    pub safe fn Sleep(dwMilliseconds: U32);
}

// The console.
extern_kernel32! {
    /// Returns a standard handle of the process: null if there is none, `INVALID_HANDLE_VALUE` on failure.
    pub safe fn GetStdHandle(nStdHandle: U32) -> Handle;
    /// Writes to a console; returns zero on failure, also for other files.
    pub fn WriteConsoleW(
        hConsoleOutput: Handle,
        lpBuffer: *const U16,
        nNumberOfCharsToWrite: U32,
        lpNumberOfCharsWritten: *mut U32,
        lpReserved: *mut Void,
    ) -> Bool;
}

// Errors, and the rest.
extern_kernel32! {
    /// Returns the last-error code of the thread.
    pub safe fn GetLastError() -> U32;
    /// Sets the last-error code of the thread.
    pub safe fn SetLastError(dwErrCode: U32);
    /// Formats a message; returns its length in units without the NUL, or zero on failure.
    pub fn FormatMessageW(
        dwFlags: U32,
        lpSource: *const Void,
        dwMessageId: U32,
        dwLanguageId: U32,
        lpBuffer: *mut U16,
        nSize: U32,
        Arguments: *const Void,
    ) -> U32;
    /// Stores information about the processor and memory.
    pub fn GetSystemInfo(lpSystemInfo: *mut SystemInfo);
    /// Returns the handle of a loaded DLL; null on failure.
    pub fn GetModuleHandleW(lpModuleName: *const U16) -> Handle;
}
