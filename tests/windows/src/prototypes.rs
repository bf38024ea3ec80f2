//! Compares prototypes: the number of parameters, the kind and width of each, and the result. Pointees are not
//! compared: for `LPOVERLAPPED` in C the specification has `*mut Void`.

use core::ffi::c_void;

use sysdecl::windows::{NtStatus, kernel32, ntdll};

use crate::theirs;

/// The kind and the width of a type.
trait Shape {
    const SHAPE: u8;
}

macro_rules! shapes {
    ($($ty:ty: $shape:literal,)*) => {$(
        impl Shape for $ty {
            const SHAPE: u8 = $shape;
        }
    )*};
}

shapes! {
    (): b'-', bool: b'b', u8: b'b', u16: b'h', i32: b'i', u32: b'u', i64: b'l', u64: b'L', isize: b'z',
    usize: b'Z', NtStatus: b'i',
}

impl<T> Shape for *const T {
    const SHAPE: u8 = b'*';
}

impl<T> Shape for *mut T {
    const SHAPE: u8 = b'*';
}

impl Shape for Option<unsafe extern "system" fn(*mut c_void) -> u32> {
    const SHAPE: u8 = b'f';
}

/// A completion callback, which the programs in the specification do not use.
impl Shape for Option<unsafe extern "system" fn(*mut c_void, *mut theirs::IO_STATUS_BLOCK, u32)> {
    const SHAPE: u8 = b'*';
}

/// The shapes of a function.
trait Prototype {
    const SHAPES: [u8; 12];
}

macro_rules! prototypes {
    ($($letter:ident)*) => {
        impl<R: Shape, $($letter: Shape),*> Prototype for unsafe extern "system" fn($($letter),*) -> R {
            const SHAPES: [u8; 12] = {
                let (mut shapes, known) = ([0; 12], [R::SHAPE, $($letter::SHAPE),*]);
                let mut at = 0;
                while at < known.len() {
                    shapes[at] = known[at];
                    at += 1;
                }
                shapes
            };
        }
    };
}

prototypes!();
prototypes!(A);
prototypes!(A B);
prototypes!(A B C);
prototypes!(A B C D);
prototypes!(A B C D E);
prototypes!(A B C D E F);
prototypes!(A B C D E F G);
prototypes!(A B C D E F G H);
prototypes!(A B C D E F G H I);
prototypes!(A B C D E F G H I J);
prototypes!(A B C D E F G H I J K);

const fn shapes<F: Prototype + Copy>(_function: F) -> [u8; 12] {
    F::SHAPES
}

const fn same(ours: [u8; 12], theirs: [u8; 12]) -> bool {
    let mut at = 0;
    while at < 12 {
        if ours[at] != theirs[at] {
            return false;
        }
        at += 1;
    }
    true
}

macro_rules! compare {
    ($module:ident, $all:ident: $($name:ident($($any:tt)*))*) => {
        $(const _: () = assert!(same(
            shapes($module::$name as unsafe extern "system" fn($($any)*) -> _),
            shapes(theirs::$name as unsafe extern "system" fn($($any)*) -> _),
        ));)*
        /// Names and shapes: a letter for the result, followed by one for each parameter.
        pub const $all: &[(&str, [u8; 12])] = &[
            $((stringify!($name), shapes($module::$name as unsafe extern "system" fn($($any)*) -> _)),)*
        ];
    };
}

compare! { kernel32, KERNEL32:
    CreateFileW(_, _, _, _, _, _, _)
    ReadFile(_, _, _, _, _)
    WriteFile(_, _, _, _, _)
    CloseHandle(_)
    VirtualAlloc(_, _, _, _)
    VirtualFree(_, _, _)
    VirtualProtect(_, _, _, _)
    GetCurrentProcess()
    GetCurrentThread()
    GetCurrentProcessId()
    GetCurrentThreadId()
    CreateThread(_, _, _, _, _, _)
    WaitForSingleObject(_, _)
    InitializeCriticalSection(_)
    EnterCriticalSection(_)
    LeaveCriticalSection(_)
    DeleteCriticalSection(_)
    CreateEventW(_, _, _, _)
    SetEvent(_)
    ResetEvent(_)
    GetSystemTimeAsFileTime(_)
    QueryPerformanceCounter(_)
    QueryPerformanceFrequency(_)
    Sleep(_)
    GetStdHandle(_)
    WriteConsoleW(_, _, _, _, _)
    GetLastError()
    SetLastError(_)
    GetFileSizeEx(_, _)
    SetFilePointerEx(_, _, _, _)
    FlushFileBuffers(_)
    DeleteFileW(_)
    VirtualQuery(_, _, _)
    WaitForMultipleObjects(_, _, _, _)
    GetExitCodeThread(_, _)
    GetExitCodeProcess(_, _)
    GetCommandLineW()
    GetTickCount64()
    FormatMessageW(_, _, _, _, _, _, _)
    GetSystemInfo(_)
    GetModuleHandleW(_)
}

compare! { ntdll, NTDLL:
    NtCreateFile(_, _, _, _, _, _, _, _, _, _, _)
    NtReadFile(_, _, _, _, _, _, _, _, _)
    NtWriteFile(_, _, _, _, _, _, _, _, _)
    NtClose(_)
    NtWaitForSingleObject(_, _, _)
    NtQuerySystemTime(_)
    NtAllocateVirtualMemory(_, _, _, _, _, _)
    NtFreeVirtualMemory(_, _, _, _)
    NtTerminateProcess(_, _)
    RtlInitUnicodeString(_, _)
    RtlNtStatusToDosError(_)
}

// Functions that never return do not implement `Prototype`, so they are coerced to their type.
const _: [unsafe extern "system" fn(u32) -> !; 4] =
    [kernel32::ExitProcess, kernel32::ExitThread, theirs::ExitProcess, theirs::ExitThread];

/// The number of compared prototypes.
pub(crate) const COUNT: usize = KERNEL32.len() + NTDLL.len() + 2;
