//! `linux::mem` and `linux::random`: maps, protects, moves and unmaps memory, and maps a file.

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
    // SAFETY: the memory is newly mapped, and only accessed while it is mapped.
    unsafe {
        let mapped =
            mmap(ptr::null_mut(), LENGTH as U64, READ_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        check!(check_ptr(mapped).is_ok(), "memory can be mapped");
        let bytes = mapped.cast::<U8>();
        bytes.write_volatile(1);
        bytes.add(LENGTH - 1).write_volatile(2);
        check!(mprotect(mapped, LENGTH as U64, PROT_READ) == 0, "memory is made read-only");
        check!(bytes.add(LENGTH - 1).read_volatile() == 2, "read-only memory is readable");
        let moved = mremap(
            mapped,
            LENGTH as U64,
            2 * LENGTH as U64,
            MREMAP_MAYMOVE as U64,
            ptr::null_mut(),
        );
        check!(check_ptr(moved).is_ok(), "a mapping is enlarged");
        check!(moved.cast::<U8>().read_volatile() == 1, "the contents are kept");
        check!(madvise(moved, LENGTH as U64, MADV_NORMAL) == 0, "advice is accepted");
        check!(munmap(moved, 2 * LENGTH as U64) == 0, "memory is unmapped");
        check!(
            check_ptr(mmap(ptr::null_mut(), 0, READ_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))
                == Err(Errno::EINVAL),
            "an empty mapping is rejected"
        );

        // A page of a file after 2 GiB. (qemu 7.2 uses 32-bit offsets for 32-bit programs.)
        const FAR: I64 = 0x9001_0000;
        let file = memfd_create(c"far".as_ptr().cast(), 0);
        check!(file > 2, "a memory file is created");
        check!(ftruncate(file, FAR + 0x1_0000) == 0, "the memory file has more than 2 GiB");
        check!(pwrite64(file, b"there".as_ptr(), 5, FAR) == 5, "five bytes are written");
        let mapped = mmap(ptr::null_mut(), 5, PROT_READ, MAP_SHARED, file, FAR);
        check!(check_ptr(mapped).is_ok(), "the memory file is mapped");
        check!(
            mapped.cast::<[U8; 5]>().read_volatile() == *b"there",
            "the mapping contains the bytes"
        );
        check!(munmap(mapped, 5) == 0, "the memory file is unmapped");
        close(file);

        let end = brk(ptr::null_mut());
        check!(!end.is_null() && brk(end) == end, "brk returns the program break");

        let mut random = [0_u8; 32];
        check!(
            getrandom(random.as_mut_ptr(), 32, 0) == 32 && random != [0; 32],
            "getrandom writes random bytes"
        );
    }
}
