//! Compares structs: size, alignment, and the offsets and sizes of fields.

use core::mem::offset_of;

use sysdecl::windows;

use crate::theirs;

macro_rules! structs {
    ($($ours:ident = $theirs:ident { $($field:ident = $($path:ident).+),* $(,)? })*) => {
        $(const _: () = {
            assert!(size_of::<windows::$ours>() == size_of::<theirs::$theirs>());
            assert!(align_of::<windows::$ours>() == align_of::<theirs::$theirs>());
            $(
                let (ours, theirs) = (
                    offset_of!(windows::$ours, $field),
                    offset_of!(theirs::$theirs, $($path).+),
                );
                assert!(ours == theirs);
            )*
        };)*
        /// The number of compared structs.
        pub(crate) const COUNT: usize = [$(stringify!($ours)),*].len();
    };
}

structs! {
    CriticalSection = CRITICAL_SECTION {}
    FileTime = FILETIME { low = dwLowDateTime, high = dwHighDateTime }
    Overlapped = OVERLAPPED {
        internal = Internal, internal_high = InternalHigh, offset = Anonymous.Anonymous.Offset,
        offset_high = Anonymous.Anonymous.OffsetHigh, event = hEvent,
    }
    SecurityAttributes = SECURITY_ATTRIBUTES {
        length = nLength, descriptor = lpSecurityDescriptor, inherit_handle = bInheritHandle,
    }
    UnicodeString = UNICODE_STRING {
        length = Length, maximum_length = MaximumLength, buffer = Buffer,
    }
    ObjectAttributes = OBJECT_ATTRIBUTES {
        length = Length, root_directory = RootDirectory, object_name = ObjectName,
        attributes = Attributes, security_descriptor = SecurityDescriptor,
        security_quality_of_service = SecurityQualityOfService,
    }
    IoStatusBlock = IO_STATUS_BLOCK { status = Anonymous, information = Information }
    MemoryBasicInformation = MEMORY_BASIC_INFORMATION {
        base_address = BaseAddress, allocation_base = AllocationBase,
        allocation_protect = AllocationProtect, region_size = RegionSize, state = State,
        protect = Protect, kind = Type,
    }
    SystemTime = SYSTEMTIME {
        year = wYear, month = wMonth, day_of_week = wDayOfWeek, day = wDay, hour = wHour,
        minute = wMinute, second = wSecond, milliseconds = wMilliseconds,
    }
    SystemInfo = SYSTEM_INFO {
        processor_architecture = Anonymous.Anonymous.wProcessorArchitecture,
        page_size = dwPageSize, minimum_application_address = lpMinimumApplicationAddress,
        maximum_application_address = lpMaximumApplicationAddress,
        active_processor_mask = dwActiveProcessorMask,
        number_of_processors = dwNumberOfProcessors, processor_type = dwProcessorType,
        allocation_granularity = dwAllocationGranularity, processor_level = wProcessorLevel,
        processor_revision = wProcessorRevision,
    }
}
