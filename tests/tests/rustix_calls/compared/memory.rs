//! `mm`: mappings, observed through their contents.

use core::ptr::null_mut;
use std::{fs::File, os::fd::AsFd};

use sysdecl::linux::mem::{MapFlags, MlockFlags, MremapFlags, MsyncFlags, Prot};

use super::{closed, raw, word};
use crate::{
    beside::{Folder, agree, c, err},
    declared::mm::{self, Advice},
};

const PAGE: usize = 4096;

#[test]
fn memory_is_mapped_alike() {
    let (all, private) = (Prot::READ | Prot::WRITE, MapFlags::PRIVATE);
    // SAFETY: the mappings belong to this test, and are not used after they are unmapped.
    unsafe {
        let address = mm::mmap_anonymous(null_mut(), 2 * PAGE, all, private).unwrap();
        address.cast::<u8>().add(PAGE).write(7);
        let none = mm::mmap_anonymous(null_mut(), 0, all, private).unwrap_err();
        let theirs = libc::mmap(null_mut(), 0, 3, libc::MAP_PRIVATE | libc::MAP_ANONYMOUS, -1, 0);
        assert_eq!(-i64::from(none.code()), c(theirs));
        assert_eq!(-i64::from(none.code()), err(libc::EINVAL));

        let (odd, end) = (address.byte_add(1), address.byte_add(PAGE));
        agree!(
            word(mm::madvise(address, PAGE, Advice::WillNeed)),
            libc::madvise(address, PAGE, 3),
            0
        );
        agree!(
            word(mm::madvise(odd, PAGE, Advice::Normal)),
            libc::madvise(odd, PAGE, 0),
            err(libc::EINVAL)
        );
        agree!(word(mm::mprotect(end, PAGE, Prot::READ)), libc::mprotect(end, PAGE, 1), 0);
        agree!(
            word(mm::mprotect(odd, PAGE, Prot::READ)),
            libc::mprotect(odd, PAGE, 1),
            err(libc::EINVAL)
        );
        let both = MsyncFlags::SYNC | MsyncFlags::ASYNC;
        agree!(
            word(mm::msync(address, PAGE, both)),
            libc::msync(address, PAGE, 5),
            err(libc::EINVAL)
        );
        agree!(word(mm::msync(address, PAGE, MsyncFlags::SYNC)), libc::msync(address, PAGE, 4), 0);
        assert_eq!(word(mm::mlock(address, PAGE)), c(libc::mlock(address, PAGE)));
        assert_eq!(word(mm::munlock(address, PAGE)), c(libc::munlock(address, PAGE)));
        let ours = word(mm::mlock_with(address, PAGE, MlockFlags::from_bits_retain(8)));
        agree!(ours, libc::mlock2(address, PAGE, 8), err(libc::EINVAL));

        // Merged into one mapping, as `mremap` requires.
        mm::mprotect(end, PAGE, all).unwrap();
        let moved = mm::mremap(address, 2 * PAGE, 4 * PAGE, MremapFlags::MAYMOVE).unwrap();
        assert_eq!(moved.cast::<u8>().add(PAGE).read(), 7);
        let target = mm::mmap_anonymous(null_mut(), 4 * PAGE, all, private).unwrap();
        let flags = MremapFlags::MAYMOVE;
        assert_eq!(mm::mremap_fixed(moved, 4 * PAGE, 4 * PAGE, flags, target), Ok(target));
        assert_eq!(target.cast::<u8>().add(PAGE).read(), 7);
        let failed = mm::mremap(target, 4 * PAGE, 0, flags).unwrap_err();
        assert_eq!(-i64::from(failed.code()), c(libc::mremap(target, 4 * PAGE, 0, 1)));
        assert_eq!(word(mm::munmap(target, 4 * PAGE)), 0);
        let odd = target.byte_add(1);
        agree!(word(mm::munmap(odd, PAGE)), libc::munmap(odd, PAGE), err(libc::EINVAL));
    }
}

#[test]
fn files_are_mapped_alike() {
    let folder = Folder::new("rustix-map");
    folder.file("file", [b'x'; PAGE + 1]);
    let file = File::open(folder.path().join("file")).unwrap();
    // SAFETY: nothing else changes the file, and the mapping belongs to this test.
    unsafe {
        let map =
            |fd, offset| mm::mmap(null_mut(), PAGE, Prot::READ, MapFlags::PRIVATE, fd, offset);
        let address = map(file.as_fd(), PAGE as u64).unwrap();
        assert_eq!(address.cast::<[u8; 2]>().read(), [b'x', 0]);
        mm::munmap(address, PAGE).unwrap();
        for (fd, offset) in [(file.as_fd(), 1), (closed(), 0)] {
            let theirs =
                libc::mmap(null_mut(), PAGE, 1, libc::MAP_PRIVATE, raw(&fd), offset as i64);
            assert_eq!(-i64::from(map(fd, offset).unwrap_err().code()), c(theirs));
        }
    }
}
