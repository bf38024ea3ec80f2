//! The types of `kernel32.dll` and `ntdll.dll`, as C lays them out.

use core::{mem::MaybeUninit, ptr};

use super::NtStatus;
use crate::types::{I32, I64, U16, U32, Void};

/// A handle: an open object of the kernel, as this process knows it.
pub type Handle = *mut Void;

/// C's `BOOL`: an `int` of which 0 is false and *everything else* is true.
pub type Bool = I32;

/// Returned by some functions in place of a [`Handle`] on failure; others return null. `GetCurrentProcess`
/// also returns it.
pub const INVALID_HANDLE_VALUE: Handle = ptr::without_provenance_mut(usize::MAX);

/// The entry point of a thread: it takes the pointer that was passed to `CreateThread` and returns the
/// thread's exit code.
pub type ThreadStart = unsafe extern "system" fn(parameter: *mut Void) -> U32;

/// A lock for the threads of one process: C's `CRITICAL_SECTION`, whose fields are the system's.
///
/// It must not move between `InitializeCriticalSection` and `DeleteCriticalSection`.
#[repr(C)]
pub struct CriticalSection {
    debug_info: MaybeUninit<*mut Void>,
    lock_count: MaybeUninit<I32>,
    recursion_count: MaybeUninit<I32>,
    owning_thread: MaybeUninit<Handle>,
    lock_semaphore: MaybeUninit<Handle>,
    spin_count: MaybeUninit<usize>,
}

impl CriticalSection {
    /// Room for one, for `InitializeCriticalSection` to fill.
    #[inline]
    #[must_use]
    pub const fn uninit() -> Self {
        Self {
            debug_info: MaybeUninit::uninit(),
            lock_count: MaybeUninit::uninit(),
            recursion_count: MaybeUninit::uninit(),
            owning_thread: MaybeUninit::uninit(),
            lock_semaphore: MaybeUninit::uninit(),
            spin_count: MaybeUninit::uninit(),
        }
    }
}

// SAFETY: it exists to be shared between threads, and only the system accesses its fields.
unsafe impl Send for CriticalSection {}
// SAFETY: as above.
unsafe impl Sync for CriticalSection {}

/// A time: the number of 100 nanoseconds since 1 January 1601, UTC, in two halves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(C)]
pub struct FileTime {
    /// The low half.
    pub low: U32,
    /// The high half.
    pub high: U32,
}

impl FileTime {
    /// The time of the epoch that Unix counts from, 1 January 1970.
    pub const UNIX_EPOCH: Self = Self::from_ticks(116_444_736_000_000_000);

    /// The time that many 100 nanoseconds after 1 January 1601.
    #[inline]
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "the halves")]
    pub const fn from_ticks(ticks: u64) -> Self {
        Self { low: ticks as U32, high: (ticks >> 32) as U32 }
    }

    /// The number of 100 nanoseconds since 1 January 1601.
    #[inline]
    #[must_use]
    pub const fn ticks(self) -> u64 {
        (self.high as u64) << 32 | self.low as u64
    }
}

/// Where in a file an operation starts, and how it is going, for a file that was opened with
/// `FILE_FLAG_OVERLAPPED`.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Overlapped {
    /// The system's: an `NTSTATUS` once the operation has ended.
    pub internal: usize,
    /// The system's: the number of bytes.
    pub internal_high: usize,
    /// The low half of the offset.
    pub offset: U32,
    /// The high half of the offset.
    pub offset_high: U32,
    /// The event that is set when the operation has ended, or null.
    pub event: Handle,
}

impl Overlapped {
    /// An operation at `offset`, without an event.
    #[inline]
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "the halves")]
    pub const fn at(offset: u64) -> Self {
        let (low, high) = (offset as U32, (offset >> 32) as U32);
        Self {
            internal: 0,
            internal_high: 0,
            offset: low,
            offset_high: high,
            event: ptr::null_mut(),
        }
    }
}

/// Who may do what with a new object, and whether child processes inherit it.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct SecurityAttributes {
    /// The size of this struct.
    pub length: U32,
    /// A `SECURITY_DESCRIPTOR`, or null for the default.
    pub descriptor: *mut Void,
    /// Whether child processes inherit the handle.
    pub inherit_handle: Bool,
}

impl SecurityAttributes {
    /// The default rights.
    #[inline]
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "it has at most 24 bytes")]
    pub const fn new(inherit_handle: bool) -> Self {
        Self {
            length: size_of::<Self>() as U32,
            descriptor: ptr::null_mut(),
            inherit_handle: inherit_handle as Bool,
        }
    }
}

/// A text of NT: counted in bytes, with or without a NUL at its end.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct UnicodeString {
    /// The length of the text, in bytes.
    pub length: U16,
    /// The room in the buffer, in bytes.
    pub maximum_length: U16,
    /// The text.
    pub buffer: *mut U16,
}

impl UnicodeString {
    /// The text in a slice; `None` if it is longer than 32767 units.
    ///
    /// The result borrows nothing: `text` must live for as long as a function reads it.
    #[inline]
    #[must_use]
    pub fn new(text: &[U16]) -> Option<Self> {
        let length = U16::try_from(size_of_val(text)).ok()?;
        Some(Self { length, maximum_length: length, buffer: text.as_ptr().cast_mut() })
    }
}

/// Which object NT is to open or make.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct ObjectAttributes {
    /// The size of this struct.
    pub length: U32,
    /// The directory that the name is looked up from, or null.
    pub root_directory: Handle,
    /// The name, or null.
    pub object_name: *const UnicodeString,
    /// `OBJ_CASE_INSENSITIVE` and others.
    pub attributes: U32,
    /// A `SECURITY_DESCRIPTOR`, or null for the default.
    pub security_descriptor: *const Void,
    /// A `SECURITY_QUALITY_OF_SERVICE`, or null.
    pub security_quality_of_service: *const Void,
}

impl ObjectAttributes {
    /// The object with this name, letter case as `attributes` say.
    #[inline]
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "it has at most 48 bytes")]
    pub const fn new(name: *const UnicodeString, attributes: U32) -> Self {
        Self {
            length: size_of::<Self>() as U32,
            root_directory: ptr::null_mut(),
            object_name: name,
            attributes,
            security_descriptor: ptr::null(),
            security_quality_of_service: ptr::null(),
        }
    }
}

/// How an operation of NT ended.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct IoStatusBlock {
    /// How it ended.
    pub status: IoStatus,
    /// Mostly the number of bytes.
    pub information: usize,
}

impl IoStatusBlock {
    /// Room for one.
    #[inline]
    #[must_use]
    pub const fn new() -> Self {
        Self { status: IoStatus { pointer: ptr::null_mut() }, information: 0 }
    }

    /// How the operation ended.
    #[inline]
    #[must_use]
    pub const fn status(&self) -> NtStatus {
        // SAFETY: the fields are integers or pointers, and `new` or the system has written all bytes of the status.
        unsafe { self.status.status }
    }
}

impl Default for IoStatusBlock {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}

/// The first part of an [`IoStatusBlock`].
#[derive(Clone, Copy)]
#[repr(C)]
pub union IoStatus {
    /// How the operation ended.
    pub status: NtStatus,
    /// The system's.
    pub pointer: *mut Void,
}

/// Who a process and a thread are.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct ClientId {
    /// The process.
    pub process: Handle,
    /// The thread.
    pub thread: Handle,
}

/// What is at an address: `VirtualQuery`.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct MemoryBasicInformation {
    /// The first address of the region.
    pub base_address: *mut Void,
    /// The first address of the allocation that the region is in.
    pub allocation_base: *mut Void,
    /// The protection that the allocation was made with.
    pub allocation_protect: U32,
    /// The partition.
    #[cfg(target_pointer_width = "64")]
    pub partition_id: U16,
    /// The number of bytes in the region.
    pub region_size: usize,
    /// `MEM_COMMIT`, `MEM_RESERVE` or `MEM_FREE`.
    pub state: U32,
    /// The protection.
    pub protect: U32,
    /// `MEM_PRIVATE`, `MEM_MAPPED` or `MEM_IMAGE`.
    pub kind: U32,
}

/// A date and a time of day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(C)]
pub struct SystemTime {
    /// 1601 to 30827.
    pub year: U16,
    /// 1 to 12.
    pub month: U16,
    /// 0, Sunday, to 6.
    pub day_of_week: U16,
    /// 1 to 31.
    pub day: U16,
    /// 0 to 23.
    pub hour: U16,
    /// 0 to 59.
    pub minute: U16,
    /// 0 to 59.
    pub second: U16,
    /// 0 to 999.
    pub milliseconds: U16,
}

/// Processor and memory information, for `GetSystemInfo`.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct SystemInfo {
    /// The kind of processor.
    pub processor_architecture: U16,
    /// Nothing.
    pub reserved: U16,
    /// The size of a page.
    pub page_size: U32,
    /// The lowest address that a program can use.
    pub minimum_application_address: *mut Void,
    /// The highest address that a program can use.
    pub maximum_application_address: *mut Void,
    /// One bit for each processor.
    pub active_processor_mask: usize,
    /// The number of processors.
    pub number_of_processors: U32,
    /// An old name for the kind of processor.
    pub processor_type: U32,
    /// What the addresses of allocations are multiples of.
    pub allocation_granularity: U32,
    /// The processor's family.
    pub processor_level: U16,
    /// The processor's model and stepping.
    pub processor_revision: U16,
}

/// A number of 64 bits as NT has it; the C type is a union with its two halves.
pub type LargeInteger = I64;
