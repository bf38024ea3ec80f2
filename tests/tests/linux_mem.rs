//! Compares all functions of `linux::mem` with the C library's on the same input, for success and errors; sections
//! 2.3 and 6.2 of the specification.

#![cfg(target_os = "linux")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "C uses other integer types for the same small numbers"
)]

#[path = "beside/mod.rs"]
mod beside;

use std::{
    fs::{self, File},
    os::fd::{AsRawFd, FromRawFd},
    process,
    ptr::{self, null_mut},
};

use beside::{Answer, c, err, is_emulated, is_there, same};
use sysdecl::{
    Errno, I32, I64, U8, U64, Void,
    linux::mem::{
        self, MAP_ANONYMOUS, MAP_FAILED, MAP_FIXED, MAP_FIXED_NOREPLACE, MAP_PRIVATE, MAP_SHARED,
        PROT_NONE, PROT_READ, PROT_WRITE,
    },
    result::check_ptr,
};

/// The page size.
fn page() -> usize {
    // SAFETY: `sysconf` accesses no memory of the caller.
    usize::try_from(unsafe { libc::sysconf(libc::_SC_PAGESIZE) }).unwrap()
}

/// Pages that belong to one test, unmapped when dropped.
struct Pages {
    address: *mut Void,
    len: usize,
}

impl Pages {
    /// Maps new pages.
    fn new(count: usize) -> Self {
        Self::map(count, MAP_PRIVATE | MAP_ANONYMOUS, -1)
    }

    fn map(count: usize, flags: i32, fd: i32) -> Self {
        let (len, prot) = (count * page(), PROT_READ | PROT_WRITE);
        // SAFETY: without `MAP_FIXED` no existing mapping is changed.
        let address = unsafe { mem::mmap(null_mut(), len as u64, prot, flags, fd, 0) };
        Self { address: check_ptr(address).unwrap(), len }
    }

    /// The address of a page.
    fn at(&self, index: usize) -> *mut Void {
        assert!(index * page() <= self.len);
        self.address.wrapping_byte_add(index * page())
    }

    /// A pointer to a byte of a page.
    fn byte(&self, index: usize) -> *mut u8 {
        self.at(index).cast()
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        // SAFETY: the pages belong to this value, and no references to them remain.
        assert_eq!(unsafe { libc::munmap(self.address, self.len) }, 0);
    }
}

/// The permissions in `/proc/self/maps` of the mapping that contains an address.
fn permissions(address: *mut Void) -> Option<String> {
    let maps = fs::read_to_string("/proc/self/maps").unwrap();
    maps.lines().find_map(|line| {
        let (range, rest) = line.split_once(' ')?;
        let (start, end) = range.split_once('-')?;
        let number = |text| usize::from_str_radix(text, 16).unwrap();
        let holds = (number(start)..number(end)).contains(&address.addr());
        holds.then(|| rest[..4].to_owned())
    })
}

/// An unnamed file with this number of pages.
fn file(pages: usize) -> File {
    // SAFETY: the name is NUL-terminated, and the descriptor is new.
    let file = unsafe {
        let fd = libc::memfd_create(c"pages".as_ptr(), libc::MFD_CLOEXEC);
        assert!(fd >= 0);
        File::from_raw_fd(fd)
    };
    file.set_len((pages * page()) as u64).unwrap();
    file
}

/// Asserts that the return value, which equals libc's, is the expected one, except in an emulator.
#[track_caller]
fn expect(answer: i64, expected: i64) {
    assert!(answer == expected || is_emulated(), "{answer} instead of {expected}");
}

#[test]
fn functions_have_the_types_of_the_specification() {
    let _: unsafe fn(
        addr: *mut Void,
        length: U64,
        prot: I32,
        flags: I32,
        fd: I32,
        offset: I64,
    ) -> *mut Void = mem::mmap;
    let _: unsafe fn(addr: *mut Void, length: U64) -> I32 = mem::munmap;
    let _: unsafe fn(addr: *mut Void, length: U64, prot: I32) -> I32 = mem::mprotect;
    let _: unsafe fn(addr: *mut Void) -> *mut Void = mem::brk;
}

#[test]
fn constants_have_the_values_of_the_specification() {
    let constants: [(I32, I32); 11] = [
        (mem::PROT_NONE, 0),
        (mem::PROT_READ, 1),
        (mem::PROT_WRITE, 2),
        (mem::PROT_EXEC, 4),
        (mem::MAP_SHARED, 0x01),
        (mem::MAP_PRIVATE, 0x02),
        (mem::MAP_FIXED, 0x10),
        (mem::MAP_ANONYMOUS, 0x20),
        (mem::MAP_NORESERVE, 0x4000),
        (mem::MAP_POPULATE, 0x8000),
        (mem::MAP_HUGETLB, 0x40000),
    ];
    for (ours, expected) in constants {
        assert_eq!(ours, expected);
    }
    let failed: *mut Void = mem::MAP_FAILED;
    assert_eq!((failed, failed.addr()), (libc::MAP_FAILED, usize::MAX));
}

#[test]
fn mmap_returns_zeroed_pages_and_shares_a_file() {
    let pages = Pages::new(2);
    // SAFETY: the pages are mapped and belong to this test.
    unsafe {
        assert_eq!((*pages.byte(0), *pages.byte(1)), (0, 0));
        *pages.byte(1) = 7;
        assert_eq!(*pages.byte(1), 7);
    }
    assert_eq!(permissions(pages.address).unwrap(), "rw-p");
    let file = file(3);
    let fd = file.as_raw_fd();
    std::os::unix::fs::FileExt::write_all_at(&file, b"second", page() as u64).unwrap();
    let offset = i64::try_from(page()).unwrap();
    // SAFETY: the mappings are new, and are only read while they exist.
    unsafe {
        let len = page();
        let ours = mem::mmap(null_mut(), len as u64, PROT_READ, MAP_SHARED, fd, offset);
        let theirs = libc::mmap(null_mut(), len, PROT_READ, MAP_SHARED, fd, offset);
        let text = |address: *mut Void| address.cast::<[u8; 6]>().read();
        assert_eq!((text(ours), text(theirs)), (*b"second", *b"second"));
        assert_eq!(permissions(ours), permissions(theirs));
        for address in [ours, theirs] {
            assert_eq!(libc::munmap(address, len), 0);
        }
    }
}

#[test]
fn mmap_never_returns_map_failed() {
    let pages = Pages::new(1);
    let (len, anonymous) = (page() as u64, MAP_PRIVATE | MAP_ANONYMOUS);
    // SAFETY: all of these calls are rejected.
    unsafe {
        for (address, length, flags, fd, offset, errno) in [
            (null_mut(), 0, anonymous, -1, 0, libc::EINVAL),
            (null_mut(), len, MAP_ANONYMOUS, -1, 0, libc::EINVAL),
            (null_mut(), len, MAP_PRIVATE, -1, 0, libc::EBADF),
            (null_mut(), len, anonymous, -1, 1, libc::EINVAL),
            (null_mut(), 1 << 63, anonymous, -1, 0, libc::ENOMEM),
            (pages.address, len, anonymous | MAP_FIXED_NOREPLACE, -1, 0, libc::EEXIST),
        ] {
            let ours = mem::mmap(address, length, PROT_READ, flags, fd, offset);
            let theirs = libc::mmap(address, length as usize, PROT_READ, flags, fd, offset);
            if is_emulated() && theirs != libc::MAP_FAILED {
                continue;
            }
            assert_eq!(theirs, libc::MAP_FAILED);
            assert_eq!((ours.word(), c(theirs)), (err(errno), err(errno)), "{flags:#x}");
            assert_eq!(check_ptr(ours), Err(Errno::from_code(errno).unwrap()));
            assert_ne!(ours, MAP_FAILED);
        }
    }
}

#[test]
fn mmap_at_a_fixed_address_replaces() {
    let pages = Pages::new(3);
    let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED;
    // SAFETY: the pages belong to this test.
    unsafe {
        *pages.byte(1) = 1;
        let middle = pages.at(1);
        assert_eq!(mem::mmap(middle, page() as u64, PROT_READ, flags, -1, 0), middle);
        assert_eq!((*pages.byte(1), permissions(middle).as_deref()), (0, Some("r--p")));
    }
}

#[test]
fn munmap_can_unmap_a_page_in_the_middle() {
    let (ours, theirs) = (Pages::new(3), Pages::new(3));
    let len = page();
    // SAFETY: the pages belong to this test, and no references to them remain.
    unsafe {
        let answer = same!(mem::munmap(ours.at(1), len as u64), libc::munmap(theirs.at(1), len));
        expect(answer, 0);
        assert_eq!(permissions(ours.at(0)).as_deref(), Some("rw-p"));
        assert_eq!(permissions(ours.at(2)).as_deref(), Some("rw-p"));
        let bad = ours.address.wrapping_byte_add(1);
        for (address, length) in [(bad, len), (ours.address, 0)] {
            let answer = same!(mem::munmap(address, length as u64), libc::munmap(address, length));
            expect(answer, err(libc::EINVAL));
        }
    }
}

#[test]
fn mprotect_sets_the_permissions() {
    let (ours, theirs) = (Pages::new(2), Pages::new(2));
    let len = page();
    // SAFETY: the pages belong to this test, and are not touched while that is forbidden.
    unsafe {
        for (prot, told) in
            [(PROT_READ, "r--p"), (PROT_NONE, "---p"), (PROT_READ | PROT_WRITE, "rw-p")]
        {
            let answer = same!(
                mem::mprotect(ours.at(1), len as u64, prot),
                libc::mprotect(theirs.at(1), len, prot),
            );
            expect(answer, 0);
            assert_eq!(permissions(ours.at(1)).as_deref(), Some(told));
            assert_eq!(permissions(theirs.at(1)).as_deref(), Some(told));
        }
        let bad = ours.address.wrapping_byte_add(1);
        let answer = same!(mem::mprotect(bad, 1, PROT_READ), libc::mprotect(bad, 1, PROT_READ));
        expect(answer, err(libc::EINVAL));
        let null = null_mut();
        let answer = same!(mem::mprotect(null, 1, PROT_READ), libc::mprotect(null, 1, PROT_READ));
        expect(answer, err(libc::ENOMEM));
    }
}

#[test]
fn brk_returns_the_current_break_on_failure() {
    // In a separate process, because `malloc` moves the same program break.
    in_child(|| {
        let high = ptr::without_provenance_mut(usize::MAX >> 1);
        // SAFETY: a rejected request changes nothing.
        unsafe {
            let now = mem::brk(null_mut());
            now == libc::sbrk(0)
                && mem::brk(ptr::without_provenance_mut(page())) == now
                && mem::brk(high) == now
                && c(libc::brk(high)) == err(libc::ENOMEM)
                && libc::sbrk(0) == now
        }
    });
}

#[test]
fn brk_moves_the_program_break() {
    // In a separate process, because `malloc` moves the same program break.
    in_child(|| {
        // SAFETY: nothing is allocated here, so no other code uses the memory.
        unsafe {
            let start = mem::brk(null_mut());
            let wish = start.wrapping_byte_add(3 * page());
            let grown = mem::brk(wish) == wish && libc::sbrk(0) != MAP_FAILED;
            let byte = start.wrapping_byte_add(2 * page()).cast::<u8>();
            *byte = 1;
            grown && *byte == 1 && mem::brk(start) == start && mem::brk(null_mut()) == start
        }
    });
}

/// Runs a test in a child process with a single thread. The test must not allocate or panic.
fn in_child(test: impl FnOnce() -> bool) {
    // SAFETY: the child only makes system calls.
    unsafe {
        let child = libc::fork();
        if child == 0 {
            libc::_exit(i32::from(!test()));
        }
        let mut status = -1;
        assert_eq!(libc::waitpid(child, &raw mut status, 0), child);
        assert!(libc::WIFEXITED(status), "{status:#x}");
        assert_eq!(libc::WEXITSTATUS(status), 0);
    }
}

#[test]
fn mremap_grows_and_moves_with_the_contents() {
    let (mut ours, mut theirs) = (Pages::new(2), Pages::new(2));
    let len = page();
    // SAFETY: the pages belong to this test; each address is replaced by the new one.
    unsafe {
        for pages in [&ours, &theirs] {
            *pages.byte(1) = 9;
        }
        let (from, to) = (2 * len, 5000 * len);
        let flags = mem::MREMAP_MAYMOVE;
        let moved = mem::mremap(ours.address, from as u64, to as u64, flags, null_mut());
        ours.address = check_ptr(moved).unwrap();
        ours.len = to;
        theirs.address = libc::mremap(theirs.address, from, to, libc::MREMAP_MAYMOVE);
        assert_ne!(theirs.address, libc::MAP_FAILED);
        theirs.len = to;
        assert_eq!([*ours.byte(1), *ours.byte(4999)], [*theirs.byte(1), *theirs.byte(4999)]);
        assert_eq!([*ours.byte(1), *ours.byte(4999)], [9, 0]);

        // To a given address, replacing the existing mapping.
        let target = Pages::new(1);
        let flags = mem::MREMAP_MAYMOVE | mem::MREMAP_FIXED;
        let moved = mem::mremap(ours.at(1), len as u64, len as u64, flags, target.address);
        assert_eq!((moved, *target.byte(0)), (target.address, 9));

        let (bad, len) = (ours.address.wrapping_byte_add(1), len as u64);
        let null = null_mut::<Void>();
        for (address, to, flags, errno) in [
            (bad, len, 0, libc::EINVAL),
            (ours.address, 0, 0, libc::EINVAL),
            (ours.address, len, 1 << 9, libc::EINVAL),
            (null_mut(), len, 0, libc::EFAULT),
        ] {
            let answer = same!(
                mem::mremap(address, len, to, flags, null),
                libc::syscall(libc::SYS_mremap, address, len, to, flags, null),
            );
            expect(answer, err(errno));
        }
    }
}

#[test]
fn madvise_discards_the_contents() {
    let (ours, theirs) = (Pages::new(2), Pages::new(2));
    let len = page();
    // SAFETY: the pages belong to this test, and nothing relies on their contents.
    unsafe {
        for pages in [&ours, &theirs] {
            *pages.byte(0) = 5;
        }
        let answer = same!(
            mem::madvise(ours.address, len as u64, mem::MADV_DONTNEED),
            libc::madvise(theirs.address, len, libc::MADV_DONTNEED),
        );
        expect(answer, 0);
        assert_eq!((*ours.byte(0), *theirs.byte(0)), (0, 0));
        let bad = ours.address.wrapping_byte_add(1);
        for (address, advice, errno) in [
            (ours.address, 9999, libc::EINVAL),
            (bad, mem::MADV_NORMAL, libc::EINVAL),
            (null_mut(), mem::MADV_DONTNEED, libc::ENOMEM),
        ] {
            let answer = same!(
                mem::madvise(address, len as u64, advice),
                libc::madvise(address, len, advice)
            );
            expect(answer, err(errno));
        }
    }
}

#[test]
fn msync_writes_a_mapped_file_back() {
    let name = format!("sysdecl-msync-{}", process::id());
    let path = std::env::temp_dir().join(name);
    fs::write(&path, vec![b'.'; 2 * page()]).unwrap();
    let file = File::options().read(true).write(true).open(&path).unwrap();
    let pages = Pages::map(2, MAP_SHARED, file.as_raw_fd());
    let len = page();
    // SAFETY: the pages belong to this test, and the file is as long as the mapping.
    unsafe {
        *pages.byte(1) = b'!';
        for flags in [mem::MS_SYNC, mem::MS_ASYNC, mem::MS_SYNC | mem::MS_INVALIDATE] {
            let answer = same!(
                mem::msync(pages.at(1), len as u64, flags),
                libc::msync(pages.at(1), len, flags),
            );
            expect(answer, 0);
        }
        for (address, flags, errno) in [
            (pages.address, mem::MS_SYNC | mem::MS_ASYNC, libc::EINVAL),
            (pages.address.wrapping_byte_add(1), mem::MS_SYNC, libc::EINVAL),
            (null_mut(), mem::MS_SYNC, libc::ENOMEM),
        ] {
            let answer = same!(mem::msync(address, 1, flags), libc::msync(address, 1, flags));
            expect(answer, err(errno));
        }
    }
    assert_eq!(fs::read(&path).unwrap()[page()], b'!');
    fs::remove_file(path).unwrap();
}

#[test]
fn mincore_reports_resident_pages() {
    let pages = Pages::new(4);
    let len = 4 * page();
    let (mut ours, mut theirs) = ([0xff; 5], [0xff; 5]);
    // SAFETY: the pages belong to this test; the buffer has a byte for each page.
    unsafe {
        *pages.byte(1) = 1;
        *pages.byte(3) = 1;
        let answer = same!(
            mem::mincore(pages.address, len as u64, ours.as_mut_ptr()),
            libc::mincore(pages.address, len, theirs.as_mut_ptr()),
        );
        assert_eq!((answer, ours), (0, theirs));
        assert_eq!(ours.map(|byte| byte & 1), [0, 1, 0, 1, 1]);
        let bad = pages.address.wrapping_byte_add(1);
        let (low, vec) = (ptr::without_provenance_mut(8), ours.as_mut_ptr());
        for (address, vec, errno) in [
            (bad, vec, libc::EINVAL),
            (pages.address, low, libc::EFAULT),
            (null_mut(), vec, libc::ENOMEM),
        ] {
            let answer = same!(mem::mincore(address, 1, vec), libc::mincore(address, 1, vec));
            expect(answer, err(errno));
        }
    }
}

/// The locked memory of the process in KiB.
fn locked() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmLck:")).unwrap();
    line.trim().strip_suffix(" kB").unwrap().parse().unwrap()
}

/// A single test, because locked memory is counted per process.
#[test]
fn the_mlock_functions_lock_pages_in_memory() {
    let (ours, theirs) = (Pages::new(2), Pages::new(2));
    let len = page();
    let pages = |count: usize| (count * page() / 1024) as u64;
    // SAFETY: the pages belong to this test.
    unsafe {
        let before = locked();
        if !is_there("mlock2", mem::mlock2(ours.address, 0, 0)) {
            return;
        }
        let answer = same!(mem::mlock(ours.address, len as u64), libc::mlock(theirs.address, len));
        expect(answer, 0);
        assert_eq!(locked() - before, pages(2));
        let answer = same!(
            mem::mlock2(ours.at(1), len as u64, mem::MLOCK_ONFAULT),
            libc::syscall(libc::SYS_mlock2, theirs.at(1), len, 1),
        );
        expect(answer, 0);
        assert_eq!(locked() - before, pages(4));
        let answer = same!(
            mem::munlock(ours.address, 2 * len as u64),
            libc::munlock(theirs.address, 2 * len)
        );
        expect(answer, 0);
        assert_eq!(locked(), before);

        let null = null_mut();
        expect(same!(mem::mlock(null, 1), libc::mlock(null, 1)), err(libc::ENOMEM));
        expect(same!(mem::munlock(null, 1), libc::munlock(null, 1)), err(libc::ENOMEM));
        let answer = same!(
            mem::mlock2(ours.address, 1, 1 << 9),
            libc::syscall(libc::SYS_mlock2, ours.address, 1, 1 << 9),
        );
        expect(answer, err(libc::EINVAL));

        for flags in [0, 1 << 9, mem::MCL_ONFAULT] {
            let answer = same!(mem::mlockall(flags), libc::mlockall(flags));
            expect(answer, err(libc::EINVAL));
        }
        expect(same!(mem::munlockall(), libc::munlockall()), 0);
    }
}

#[test]
fn mlockall_locks_future_mappings() {
    /// Whether a new page is resident before it is accessed.
    fn new_page_is_there() -> bool {
        let (mut vec, prot, flags) = (0, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS);
        // SAFETY: the page is new, and the buffer has a byte for it.
        unsafe {
            let address = mem::mmap(null_mut(), 1, prot, flags, -1, 0);
            mem::mincore(address, 1, &raw mut vec) == 0 && vec & 1 == 1
        }
    }

    if is_emulated() {
        return;
    }
    // In a separate process, because mappings of other tests would be locked as well.
    in_child(|| {
        // SAFETY: these C functions access no memory.
        unsafe {
            let before = new_page_is_there();
            let ours = mem::mlockall(mem::MCL_FUTURE) == 0 && new_page_is_there();
            let theirs = libc::munlockall() == 0 && !new_page_is_there();
            let again = libc::mlockall(libc::MCL_FUTURE) == 0 && new_page_is_there();
            let after = mem::munlockall() == 0 && !new_page_is_there();
            !before && ours && theirs && again && after
        }
    });
}

#[test]
fn protection_keys_are_allocated_if_the_processor_supports_them() {
    let pages = Pages::new(1);
    let len = page();
    // SAFETY: the pages belong to this test, and are not touched while that is forbidden.
    unsafe {
        if !is_there("pkey_alloc", mem::pkey_alloc(1, 0)) {
            return;
        }
        let alloc = |flags: u64, rights: u64| libc::syscall(libc::SYS_pkey_alloc, flags, rights);
        expect(same!(mem::pkey_alloc(1, 0), alloc(1, 0)), err(libc::EINVAL));
        let protect = |prot: i32, key: i32| {
            libc::syscall(libc::SYS_pkey_mprotect, pages.address, len, prot, key)
        };
        let prot = PROT_READ;
        expect(
            same!(mem::pkey_mprotect(pages.address, len as u64, prot, -1), protect(prot, -1)),
            0,
        );
        assert_eq!(permissions(pages.address).as_deref(), Some("r--p"));
        let answer =
            same!(mem::pkey_mprotect(pages.address, len as u64, prot, 99), protect(prot, 99));
        expect(answer, err(libc::EINVAL));
        let bad = same!(mem::pkey_free(99), libc::syscall(libc::SYS_pkey_free, 99));
        expect(bad, err(libc::EINVAL));

        let rights = mem::PKEY_DISABLE_WRITE;
        let two = c(alloc(0, rights));
        if two < 0 {
            // Without protection keys Linux returns `EINVAL` at first, and `ENOSPC` afterwards.
            expect(same!(mem::pkey_alloc(0, rights), alloc(0, rights)), err(libc::ENOSPC));
            return;
        }
        let (one, two) = (mem::pkey_alloc(0, rights), i32::try_from(two).unwrap());
        assert!(one > 0 && one != two, "{one} {two}");
        expect(
            same!(mem::pkey_mprotect(pages.address, len as u64, prot, one), protect(prot, one)),
            0,
        );
        expect(same!(mem::pkey_mprotect(pages.address, len as u64, prot, 0), protect(prot, 0)), 0);
        expect(same!(mem::pkey_free(one), libc::syscall(libc::SYS_pkey_free, two)), 0);
    }
}

/// Section 6.2 line by line, except that errors are read from the address, because `errno` is not set.
struct BumpAllocator {
    base: *mut U8,
    size: U64,
    offset: U64,
}

impl BumpAllocator {
    fn new(size: U64) -> Result<Self, Errno> {
        // SAFETY: without `MAP_FIXED` no existing mapping is changed.
        let ptr = check_ptr(unsafe {
            mem::mmap(null_mut(), size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        })?;

        Ok(Self { base: ptr.cast(), size, offset: 0 })
    }

    fn alloc(&mut self, size: U64, align: U64) -> *mut U8 {
        // Checked, whereas the specification would wrap around.
        let aligned_offset = self.offset.checked_next_multiple_of(align);
        let Some((aligned_offset, end)) =
            aligned_offset.and_then(|at| Some((at, at.checked_add(size)?)))
        else {
            return null_mut();
        };

        if end > self.size {
            return null_mut();
        }

        let ptr = self.base.wrapping_add(aligned_offset as usize);
        self.offset = end;
        ptr
    }

    fn reset(&mut self) {
        self.offset = 0;
    }
}

impl Drop for BumpAllocator {
    fn drop(&mut self) {
        // SAFETY: the memory belongs to this allocator.
        unsafe { mem::munmap(self.base.cast(), self.size) };
    }
}

#[test]
fn the_example_allocates_until_it_is_full() {
    let mut arena = BumpAllocator::new(page() as U64).unwrap();
    let first = arena.alloc(3, 1);
    let second = arena.alloc(8, 8);
    assert_eq!(second.addr() - first.addr(), 8);
    assert!(arena.alloc(page() as U64 - 15, 1).is_null());
    assert!(arena.alloc(U64::MAX, 1).is_null() && arena.alloc(U64::MAX - 64, 4096).is_null());
    let rest = arena.alloc(page() as U64 - 16, 1);
    // SAFETY: the arena is mapped, and this is its last byte.
    unsafe { *rest.add(page() - 17) = 1 };
    assert!(arena.alloc(1, 1).is_null());
    arena.reset();
    assert_eq!(arena.alloc(1, 1), first);
    let base = arena.base;
    drop(arena);
    assert!(permissions(base.cast()).is_none() || first == base);
    assert_eq!(BumpAllocator::new(0).err(), Some(Errno::EINVAL));
    assert_eq!(BumpAllocator::new(1 << 62).err(), Some(Errno::ENOMEM));
}
