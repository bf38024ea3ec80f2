// What `#[syscall]` asks of a parameter that is spelled as a reference.

use std::{
    ffi::{CStr, CString},
    fs::File,
    mem::MaybeUninit,
    os::fd::{AsFd, BorrowedFd, OwnedFd},
    rc::Rc,
};

use sysdecl::prelude::*;

macro_rules! points_to {
    ($($T:ty),* $(,)?) => {$(
        const _: () = ::sysdecl::__private::points_to::<$T, {
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

struct Guarded(U32);

impl Drop for Guarded {
    fn drop(&mut self) {}
}

// Right.
points_to! {
    U64, (), [u8], [U64; 4], CStr, Void, str, &U64, *mut Void, [*const u8; 3],
    MaybeUninit<[OwnedFd; 2]>, Poll<'_>, Option<&'static U64>, fn(), Guarded2,
}

struct Guarded2(MaybeUninit<Guarded>);

fn function<'a>(_: &'a U32) {
    points_to!(Poll<'_>);
}

points_to!(OwnedFd);
points_to!(BorrowedFd<'_>);
points_to!(File);
points_to!(&OwnedFd);
points_to!(Rc<OwnedFd>);
points_to!(&CStr);
points_to!(Option<&CStr>);
points_to!([&CStr; 2]);
points_to!(&mut [u8]);
points_to!(*const str);
points_to!(CString);
points_to!(Vec<u8>);
points_to!(Guarded);
points_to!([Guarded; 2]);

fn main() {}
