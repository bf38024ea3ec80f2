//! The items of windows-sys, collected from its modules.

pub use windows_sys::{
    Wdk::{
        Foundation::{NtClose, OBJECT_ATTRIBUTES},
        Storage::FileSystem::{
            FILE_CREATE, FILE_DELETE_ON_CLOSE, FILE_DIRECTORY_FILE, FILE_NON_DIRECTORY_FILE,
            FILE_OPEN, FILE_OPEN_IF, FILE_OVERWRITE, FILE_OVERWRITE_IF, FILE_RANDOM_ACCESS,
            FILE_SEQUENTIAL_ONLY, FILE_SUPERSEDE, FILE_SYNCHRONOUS_IO_ALERT,
            FILE_SYNCHRONOUS_IO_NONALERT, FILE_WRITE_THROUGH, NtAllocateVirtualMemory,
            NtCreateFile, NtFreeVirtualMemory, NtReadFile, NtWriteFile,
        },
        System::{
            SystemInformation::NtQuerySystemTime,
            Threading::{NtTerminateProcess, NtWaitForSingleObject},
        },
    },
    Win32::{
        Foundation::*, Networking::WinSock::*, Security::SECURITY_ATTRIBUTES,
        Storage::FileSystem::*, System::Console::*, System::Diagnostics::Debug::*,
        System::Environment::*, System::IO::*, System::Kernel::*, System::LibraryLoader::*,
        System::Memory::*, System::Performance::*, System::SystemInformation::*,
        System::SystemServices::*, System::Threading::*, System::WindowsProgramming::*,
    },
};
