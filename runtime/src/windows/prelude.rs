//! What a file of declarations for Windows needs: `use sysdecl::windows::prelude::*;`

pub use super::{Bool, BorrowedHandle, Handle, NtStatus, OwnedHandle, U16CStr, Win32Error, w};
#[cfg(feature = "modules")]
pub use super::{FALSE, TRUE};
pub use crate::types::{I8, I16, I32, I64, U8, U16, U32, U64, Void};
#[cfg(feature = "macros")]
pub use crate::{extern_kernel32, extern_library, extern_ntdll, syscall};
