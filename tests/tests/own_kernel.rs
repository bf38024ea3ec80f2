//! Entries from outside `sysdecl` through `abi = path`: one in another crate with real asm, one with scripted return
//! values, and one in this file under its bare name.

use sysdecl::prelude::*;

/// An entry that returns the number plus the first word.
macro_rules! adding_kernel {
    ($ret:ident = $nr:expr $(, $word:expr)*; $($option:ident),*) => {{
        let words: &[sysdecl::abi::Word] = &[$($word),*];
        let first = words.first().map_or(0, |word| word.addr());
        $ret = core::ptr::without_provenance_mut(first.wrapping_add_signed($nr));
    }};
}

#[test]
fn an_entry_of_this_crate() {
    #[syscall(abi = adding_kernel)]
    unsafe extern "C" {
        #[syscall(nr = 40)]
        safe fn forty() -> I32;
        #[syscall(nr = 40)]
        safe fn plus_forty(number: I32) -> Result<U32, Errno>;
    }

    assert_eq!(forty(), 40);
    assert_eq!(plus_forty(2), Ok(42));
    assert_eq!(plus_forty(-42), Err(Errno::ENOENT));
}

#[cfg(target_os = "linux")]
#[test]
fn an_entry_in_asm() {
    use std::{
        fs::File,
        os::fd::{AsFd, BorrowedFd},
    };

    use own_kernel::machine;

    #[syscall(abi = own_kernel::machine_entry)]
    unsafe extern "C" {
        #[syscall(nr = machine::GET_PARENT)]
        safe fn parent() -> U32;
        #[syscall(nr = machine::SEEK)]
        safe fn seek(fd: BorrowedFd<'_>, offset: I64, whence: I32) -> Result<U64, Errno>;
        #[syscall(nr = machine::MAP)]
        fn map(
            addr: *mut Void,
            length: usize,
            prot: I32,
            flags: I32,
            fd: I32,
            offset: I64,
        ) -> Result<*mut u8, Errno>;
    }

    assert_eq!(parent(), std::os::unix::process::parent_id());
    let file = File::open("/proc/self/exe").unwrap();
    let length = file.metadata().unwrap().len();
    assert_eq!(seek(file.as_fd(), -1, libc::SEEK_END), Ok(length - 1));
    assert_eq!(seek(file.as_fd(), -1, libc::SEEK_SET), Err(Errno::EINVAL));
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
    // SAFETY: the page is new and is never unmapped.
    unsafe {
        let page = map(std::ptr::null_mut(), 4096, libc::PROT_READ, flags, -1, 0).unwrap();
        assert_eq!(page.read(), 0);
        assert_eq!(map(std::ptr::null_mut(), 0, 0, flags, -1, 0), Err(Errno::EINVAL));
    }
}

#[test]
fn an_entry_with_scripted_return_values() {
    use own_kernel::script;

    #[syscall(abi = own_kernel::script_entry)]
    unsafe extern "C" {
        #[syscall(nr = 63)]
        safe fn read(fd: I32, buf: &mut [u8]) -> Result<usize, Errno>;
    }

    let mut buf = [0; 5];
    let address = buf.as_ptr().addr();
    script::will_answer(&[5, -11]);
    assert_eq!(read(3, &mut buf), Ok(5));
    assert_eq!(read(-3, &mut buf[1..]), Err(Errno::EAGAIN));
    let first = (63, vec![3, address, 5]);
    let second = (63, vec![3_usize.wrapping_neg(), address + 1, 4]);
    assert_eq!(script::was_asked(), [first, second]);
}

#[test]
fn an_entry_can_take_any_number_of_words() {
    use own_kernel::script;

    #[syscall(abi = own_kernel::script_entry)]
    unsafe extern "C" {
        #[syscall(nr = 7)]
        #[allow(
            clippy::many_single_char_names,
            clippy::too_many_arguments,
            reason = "tests many arguments"
        )]
        safe fn eight(a: U8, b: U8, c: U8, d: U8, e: U8, f: U8, g: U8, h: U8) -> usize;
        #[syscall(nr = 7)]
        safe fn none();
    }

    script::will_answer(&[0, 0]);
    eight(1, 2, 3, 4, 5, 6, 7, 8);
    none();
    assert_eq!(script::was_asked(), [(7, vec![1, 2, 3, 4, 5, 6, 7, 8]), (7, vec![])]);
}
