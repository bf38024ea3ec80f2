//! `linux::mem` and `linux::random`: memory is mapped, protected, moved and unmapped, a file is mapped.

use core::ptr;

use sysdecl::{
    linux::{
        io::{close, ftruncate, pwrite64},
        mem::*,
        random::{getrandom, memfd_create},
    },
    prelude::*,
    result::check_ptr,
};

use crate::check;

const LENGTH: usize = 1 << 16;

pub(super) fn check() {
    const READ_WRITE: I32 = PROT_READ | PROT_WRITE;
    // SAFETY: the memory is new, and used while it is mapped.
    unsafe {
        let mapped =
            mmap(ptr::null_mut(), LENGTH as U64, READ_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        check!(check_ptr(mapped).is_ok(), "memory is mapped");
        let bytes = mapped.cast::<U8>();
        bytes.write_volatile(1);
        bytes.add(LENGTH - 1).write_volatile(2);
        check!(mprotect(mapped, LENGTH as U64, PROT_READ) == 0, "it is made read-only");
        check!(bytes.add(LENGTH - 1).read_volatile() == 2, "and read");
        let moved = mremap(
            mapped,
            LENGTH as U64,
            2 * LENGTH as U64,
            MREMAP_MAYMOVE as U64,
            ptr::null_mut(),
        );
        check!(check_ptr(moved).is_ok(), "it grows");
        check!(moved.cast::<U8>().read_volatile() == 1, "with what was in it");
        check!(madvise(moved, LENGTH as U64, MADV_NORMAL) == 0, "advice is taken");
        check!(munmap(moved, 2 * LENGTH as U64) == 0, "it is unmapped");
        check!(
            check_ptr(mmap(ptr::null_mut(), 0, READ_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))
                == Err(Errno::EINVAL),
            "none of it is refused"
        );

        // A page of a file after 2 GiB. (qemu 7.2 has 32 bits of offset for 32-bit programs.)
        const FAR: I64 = 0x9001_0000;
        let file = memfd_create(c"far".as_ptr().cast(), 0);
        check!(file > 2, "a file in memory is made");
        check!(ftruncate(file, FAR + 0x1_0000) == 0, "it has more than 2 GiB");
        check!(pwrite64(file, b"there".as_ptr(), 5, FAR) == 5, "five bytes are written");
        let mapped = mmap(ptr::null_mut(), 5, PROT_READ, MAP_SHARED, file, FAR);
        check!(check_ptr(mapped).is_ok(), "and mapped");
        check!(mapped.cast::<[U8; 5]>().read_volatile() == *b"there", "they are there");
        check!(munmap(mapped, 5) == 0, "and unmapped");
        close(file);

        let end = brk(ptr::null_mut());
        check!(!end.is_null() && brk(end) == end, "the data segment has an end");

        let mut random = [0_u8; 32];
        check!(getrandom(random.as_mut_ptr(), 32, 0) == 32 && random != [0; 32], "random bytes");
    }
}
