// What `#[syscall]` asks of the elements of a slice.

use std::{
    ffi::{CStr, CString},
    os::fd::{AsFd, BorrowedFd, OwnedFd},
};

use sysdecl::prelude::*;

macro_rules! elements_of {
    ($($T:ty),* $(,)?) => {$(
        const _: () = ::sysdecl::__private::elements_of::<$T, {
            use ::sysdecl::__private::OtherPointee as _;
            ::sysdecl::__private::Pointee::<$T>::__DESCRIPTOR
                + ::sysdecl::__private::Pointee::<$T>::__POINTER
        }>();
    )*};
}

struct Poll<'a>(BorrowedFd<'a>, U32);

impl AsFd for Poll<'_> {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0
    }
}

// Right.
elements_of! { u8, U64, *const u8, &U64, OwnedFd, BorrowedFd<'_>, Option<BorrowedFd<'_>>, Poll<'_>, [U32; 2] }

elements_of!(&CStr);
elements_of!(&[u8]);
elements_of!(CString);
elements_of!(Vec<u8>);
elements_of!(Box<U64>);
elements_of!(&OwnedFd);

fn main() {}
