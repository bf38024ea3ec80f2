//! Functions of `kernel32.dll`, as C has them, under C's names. Each page of Microsoft's has what this
//! one leaves out: search for the name.
//!
//! A function that fails says so by its result, and [`Win32Error::last`](super::Win32Error::last) has
//! the reason; to get a `Result`, declare the function again with
//! [`extern_kernel32!`](crate::extern_kernel32):
//!
//! ```
//! use sysdecl::windows::prelude::*;
//!
//! extern_kernel32! {
//!     /// Opens a file, or makes it.
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
    /// Opens a file or a device, or makes a file; `INVALID_HANDLE_VALUE` is the failure.
    pub fn CreateFileW(
        lpFileName: *const U16,
        dwDesiredAccess: U32,
        dwShareMode: U32,
        lpSecurityAttributes: *mut Void,
        dwCreationDisposition: U32,
        dwFlagsAndAttributes: U32,
        hTemplateFile: Handle,
    ) -> Handle;
    /// Reads; zero is the failure. At the end of a file it succeeds with no bytes.
    pub fn ReadFile(
        hFile: Handle,
        lpBuffer: *mut U8,
        nNumberOfBytesToRead: U32,
        lpNumberOfBytesRead: *mut U32,
        lpOverlapped: *mut Void,
    ) -> Bool;
    /// Writes; zero is the failure.
    pub fn WriteFile(
        hFile: Handle,
        lpBuffer: *const U8,
        nNumberOfBytesToWrite: U32,
        lpNumberOfBytesWritten: *mut U32,
        lpOverlapped: *mut Void,
    ) -> Bool;
    /// Closes any handle of the kernel; zero is the failure.
    pub fn CloseHandle(hObject: Handle) -> Bool;
    /// Asks for a file's size; zero is the failure.
    pub fn GetFileSizeEx(hFile: Handle, lpFileSize: *mut I64) -> Bool;
    /// Moves to another place in a file; zero is the failure.
    pub fn SetFilePointerEx(
        hFile: Handle,
        liDistanceToMove: I64,
        lpNewFilePointer: *mut I64,
        dwMoveMethod: U32,
    ) -> Bool;
    /// Has everything written that was written to a file; zero is the failure.
    pub fn FlushFileBuffers(hFile: Handle) -> Bool;
    /// Removes a file; zero is the failure.
    pub fn DeleteFileW(lpFileName: *const U16) -> Bool;
}

// Memory.
extern_kernel32! {
    /// Reserves and commits memory; null is the failure.
    pub fn VirtualAlloc(
        lpAddress: *mut Void,
        dwSize: usize,
        flAllocationType: U32,
        flProtect: U32,
    ) -> *mut Void;
    /// Gives memory back; zero is the failure. With `MEM_RELEASE` the size must be 0.
    pub fn VirtualFree(lpAddress: *mut Void, dwSize: usize, dwFreeType: U32) -> Bool;
    /// Changes what may be done with memory; zero is the failure.
    pub fn VirtualProtect(
        lpAddress: *mut Void,
        dwSize: usize,
        flNewProtect: U32,
        lpflOldProtect: *mut U32,
    ) -> Bool;
    /// Asks what is at an address; the number of bytes written, or zero for a failure.
    pub fn VirtualQuery(
        lpAddress: *const Void,
        lpBuffer: *mut MemoryBasicInformation,
        dwLength: usize,
    ) -> usize;
}

// Processes and threads.
extern_kernel32! {
    /// This process's pseudo handle: -1.
    pub safe fn GetCurrentProcess() -> Handle;
    /// This thread's pseudo handle: -2.
    pub safe fn GetCurrentThread() -> Handle;
    /// This process's number.
    pub safe fn GetCurrentProcessId() -> U32;
    /// This thread's number.
    pub safe fn GetCurrentThreadId() -> U32;
    /// Ends this process, and all its threads.
    pub safe fn ExitProcess(uExitCode: U32) -> !;
    /// Ends this thread, without a destructor run.
    pub fn ExitThread(dwExitCode: U32) -> !;
    /// Starts a thread; null is the failure.
    pub fn CreateThread(
        lpThreadAttributes: *mut Void,
        dwStackSize: usize,
        lpStartAddress: Option<ThreadStart>,
        lpParameter: *mut Void,
        dwCreationFlags: U32,
        lpThreadId: *mut U32,
    ) -> Handle;
    /// Waits for an object; `WAIT_FAILED` is the failure.
    pub fn WaitForSingleObject(hHandle: Handle, dwMilliseconds: U32) -> U32;
    /// Waits for one of several objects, or for all; `WAIT_FAILED` is the failure.
    pub fn WaitForMultipleObjects(
        nCount: U32,
        lpHandles: *const Handle,
        bWaitAll: Bool,
        dwMilliseconds: U32,
    ) -> U32;
    /// Asks how a thread ended; zero is the failure.
    pub fn GetExitCodeThread(hThread: Handle, lpExitCode: *mut U32) -> Bool;
    /// Asks how a process ended; zero is the failure.
    pub fn GetExitCodeProcess(hProcess: Handle, lpExitCode: *mut U32) -> Bool;
    /// The command line that this process was started with.
    pub safe fn GetCommandLineW() -> *const U16;
}

// Synchronization.
extern_kernel32! {
    /// Makes a lock.
    pub fn InitializeCriticalSection(lpCriticalSection: *mut CriticalSection);
    /// Takes a lock; this thread may hold it already.
    pub fn EnterCriticalSection(lpCriticalSection: *mut CriticalSection);
    /// Gives a lock back.
    pub fn LeaveCriticalSection(lpCriticalSection: *mut CriticalSection);
    /// Deletes a critical section that no thread owns.
    pub fn DeleteCriticalSection(lpCriticalSection: *mut CriticalSection);
    /// Makes an event, or opens the one with this name; null is the failure.
    pub fn CreateEventW(
        lpEventAttributes: *mut Void,
        bManualReset: Bool,
        bInitialState: Bool,
        lpName: *const U16,
    ) -> Handle;
    /// Sets an event; zero is the failure.
    pub fn SetEvent(hEvent: Handle) -> Bool;
    /// Resets an event; zero is the failure.
    pub fn ResetEvent(hEvent: Handle) -> Bool;
}

// Time.
extern_kernel32! {
    /// The time.
    pub fn GetSystemTimeAsFileTime(lpSystemTimeAsFileTime: *mut FileTime);
    /// The count of a clock that only goes forward.
    pub fn QueryPerformanceCounter(lpPerformanceCount: *mut I64) -> Bool;
    /// How often that clock counts in a second.
    pub fn QueryPerformanceFrequency(lpFrequency: *mut I64) -> Bool;
    /// The number of milliseconds since the system started.
    pub safe fn GetTickCount64() -> U64;
    /// Lets other threads run for that many milliseconds.
    pub safe fn Sleep(dwMilliseconds: U32);
}

// The console.
extern_kernel32! {
    /// A standard handle of this process: null where there is none, `INVALID_HANDLE_VALUE` for a failure.
    pub safe fn GetStdHandle(nStdHandle: U32) -> Handle;
    /// Writes to a console, and only there; zero is the failure.
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
    /// Why the last function failed in this thread.
    pub safe fn GetLastError() -> U32;
    /// Sets the last-error code of the thread.
    pub safe fn SetLastError(dwErrCode: U32);
    /// Makes a text; the number of units without the NUL, or zero for a failure.
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
    /// The DLL with this name, if it is loaded; null is the failure.
    pub fn GetModuleHandleW(lpModuleName: *const U16) -> Handle;
}
