// How `#[syscall]` converts a parameter that is spelled as a reference.

use std::{
    ffi::CStr,
    fs::File,
    os::fd::{AsFd, BorrowedFd, OwnedFd},
};

use sysdecl::{
    __private::{OtherPointee as _, Pointee},
    abi::Word,
    prelude::*,
};

struct Poll<'a>(BorrowedFd<'a>, U32);

impl AsFd for Poll<'_> {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0
    }
}

fn right<'a>(
    number: &'a mut U64,
    text: &'a CStr,
    poll: &mut Poll<'a>,
    none: Option<&mut Poll<'a>>,
) -> [Word; 6] {
    [
        Pointee::<U64>::__shared(number),
        Pointee::<U64>::__exclusive(number),
        Pointee::<CStr>::__shared(text),
        Pointee::<CStr>::__optional(Some(text)),
        Pointee::<Poll<'a>>::__exclusive(poll),
        Pointee::<Poll<'a>>::__optional_exclusive(none),
    ]
}

fn wrong<'a>(
    owned: &mut OwnedFd,
    borrowed: &BorrowedFd<'a>,
    file: Option<&File>,
    more: Option<&mut File>,
    text: &str,
) -> [Word; 5] {
    [
        Pointee::<OwnedFd>::__exclusive(owned),
        Pointee::<BorrowedFd<'a>>::__shared(borrowed),
        Pointee::<File>::__optional(file),
        Pointee::<File>::__optional_exclusive(more),
        Pointee::<str>::__shared(text),
    ]
}

fn main() {}
