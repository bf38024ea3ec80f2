//! `linux::io`: creates, writes, reads, measures, locks, renames and removes a file.

use core::{ffi::CStr, ptr};

use sysdecl::{linux::io::*, prelude::*};

use crate::check;

/// The address of a path.
const fn path(text: &CStr) -> *const U8 {
    text.as_ptr().cast()
}

const FOLDER: *const U8 = path(c"sysdecl-arch-check");
const FILE: *const U8 = path(c"sysdecl-arch-check/file");
const OTHER: *const U8 = path(c"sysdecl-arch-check/other");
const LINK: *const U8 = path(c"sysdecl-arch-check/link");

pub(super) fn check() {
    // SAFETY: all paths are NUL-terminated, all memory is valid and of the given length, and all descriptors belong to the test.
    unsafe {
        // Removes files of an earlier run.
        for left in [FILE, OTHER, LINK] {
            unlink(left);
        }
        rmdir(FOLDER);

        check!(mkdir(FOLDER, 0o755) == 0, "a folder is created");
        let fd = open(FILE, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o640);
        check!(fd > 2, "a file is created");
        check!(
            open(FILE, O_RDWR | O_CREAT | O_EXCL, 0o640) == -Errno::EEXIST.code(),
            "a file is not created twice"
        );
        check!(fcntl(fd, F_GETFD, 0) == FD_CLOEXEC, "the file is closed on exec");
        check!(
            fcntl(fd, F_GETFL, 0) & O_ACCMODE == O_RDWR,
            "the file is open for reading and writing"
        );
        check!(write(fd, b"0123456789".as_ptr(), 10) == 10, "ten bytes are written");
        check!(lseek(fd, -3, SEEK_END) == 7, "the position is set relative to the end");
        let mut buf = [0_u8; 16];
        check!(
            read(fd, buf.as_mut_ptr(), 16) == 3 && buf.starts_with(b"789"),
            "three bytes are read"
        );
        let first = IoVec { iov_base: buf.as_mut_ptr().cast(), iov_len: 2 };
        let rest = IoVec { iov_base: buf.as_mut_ptr().add(8).cast(), iov_len: 8 };
        let parts = [first, rest];
        check!(
            preadv(fd, parts.as_ptr(), 2, 4) == 6 && &buf[..2] == b"45" && &buf[8..12] == b"6789",
            "six bytes are read into two buffers"
        );

        attributes(fd);
        offsets(fd);
        locks(fd);
        names(fd);
        check!(
            close(fd) == 0 && close(fd) == -Errno::EBADF.code(),
            "the file is closed exactly once"
        );
    }
}

/// Compares the results of `fstat`, `fstatat` and `statx` for the file of ten bytes.
unsafe fn attributes(fd: I32) {
    unsafe {
        let mut by_fd = Stat::ZERO;
        let mut by_path = Stat::ZERO;
        let mut by_statx = Statx::ZERO;
        check!(fstat(fd, &raw mut by_fd) == 0, "fstat succeeds");
        // qemu 7.2 does not write nanoseconds for `fstat` on s390x.
        let told = |stat: &Stat| {
            let size = (stat.st_size, stat.st_blocks, stat.st_mode, stat.st_nlink);
            (size, stat.st_dev, stat.st_ino, stat.st_mtime, stat.st_ctime)
        };
        check!(
            stat(FILE, &raw mut by_path) == 0 && told(&by_path) == told(&by_fd),
            "fstatat returns the same as fstat"
        );
        check!(
            statx(fd, path(c""), AT_EMPTY_PATH, STATX_BASIC_STATS, &raw mut by_statx) == 0,
            "statx succeeds"
        );
        check!(
            by_fd.st_size == 10 && by_fd.st_mode as U32 == S_IFREG | 0o640,
            "the file has ten bytes and mode 640"
        );
        check!(
            by_fd.st_ino as U64 == by_statx.stx_ino
                && by_fd.st_dev as U64 == by_statx.dev()
                && by_fd.st_uid == by_statx.stx_uid
                && by_fd.st_nlink as U64 == 1
                && by_statx.stx_size == 10,
            "inode, device, owner, links and size are the same in statx"
        );
        check!(
            (by_path.st_mtime as I64, by_path.st_mtime_nsec as U64)
                == (by_statx.stx_mtime.tv_sec, by_statx.stx_mtime.tv_nsec.into()),
            "the time is the same in statx"
        );

        // After 2038 and after 2106.
        let late = Timespec { tv_sec: 4_300_000_000, tv_nsec: 123_000_000 };
        let times = [Timespec { tv_sec: 2_200_000_000, tv_nsec: 0 }, late];
        check!(utimensat(AT_FDCWD, FILE, times.as_ptr(), 0) == 0, "a time after 2106 is set");
        check!(fstat(fd, &raw mut by_fd) == 0, "the time is read");
        // On ext4 and others the range ends in 2446; the reference is what the file system stored according to statx.
        statx(fd, path(c""), AT_EMPTY_PATH, STATX_BASIC_STATS, &raw mut by_statx);
        check!(
            by_fd.st_mtime as I64 == by_statx.stx_mtime.tv_sec
                && by_fd.st_mtime as I64 == late.tv_sec
                && by_fd.st_atime as I64 == 2_200_000_000,
            "the time is the one that was set: {}",
            by_fd.st_mtime
        );

        let mut system = Statfs::ZERO;
        let mut same = Statfs::ZERO;
        check!(fstatfs(fd, &raw mut system) == 0, "fstatfs succeeds");
        check!(statfs(FILE, &raw mut same) == 0, "statfs succeeds");
        check!(
            system.f_bsize == same.f_bsize
                && system.f_bsize as U64 >= 512
                && system.f_namelen as U64 >= 255
                && { system.f_blocks } >= { system.f_bfree }
                && { system.f_blocks } == { same.f_blocks },
            "statfs and fstatfs agree on the number of blocks: {}",
            { system.f_blocks }
        );
    }
}

/// Offsets that need more than 32 bits, on a sparse file.
unsafe fn offsets(fd: I32) {
    const FAR: I64 = 0x1_2345_6789;
    unsafe {
        check!(pwrite64(fd, b"far".as_ptr(), 3, FAR) == 3, "three bytes are written after 4 GiB");
        let mut stat = Stat::ZERO;
        check!(
            fstat(fd, &raw mut stat) == 0 && stat.st_size == FAR + 3,
            "the file has that length"
        );
        check!(lseek(fd, FAR, SEEK_SET) == FAR, "a position after 4 GiB is set");
        let mut buf = [0_u8; 4];
        check!(read(fd, buf.as_mut_ptr(), 4) == 3 && &buf == b"far\0", "the bytes are read back");
        check!(
            pread64(fd, buf.as_mut_ptr(), 4, FAR + 1) == 2 && &buf == b"arr\0",
            "the bytes are read at an offset"
        );
        let to = IoVec { iov_base: buf.as_mut_ptr().cast(), iov_len: 4 };
        check!(
            preadv(fd, &raw const to, 1, FAR + 2) == 1 && &buf == b"rrr\0",
            "the bytes are read into a list of buffers"
        );
        check!(ftruncate(fd, FAR + 1) == 0, "the file is truncated after 4 GiB");
        check!(
            fstat(fd, &raw mut stat) == 0 && stat.st_size == FAR + 1,
            "the file has the new length"
        );
        check!(truncate(FILE, FAR - 1) == 0, "the file is truncated by its path");
        check!(
            fstat(fd, &raw mut stat) == 0 && stat.st_size == FAR - 1,
            "the file has the new length"
        );
        let grown = fallocate(fd, 0, FAR, 0x1000);
        check!(
            grown == -Errno::EOPNOTSUPP.code()
                || grown == 0 && fstat(fd, &raw mut stat) == 0 && stat.st_size == FAR + 0x1000,
            "space is allocated after 4 GiB, or not supported"
        );
        check!(fadvise64(fd, FAR, 0x1000, POSIX_FADV_DONTNEED) == 0, "advice is accepted");
        check!(
            fadvise64(fd, FAR, 0x1000, 77) == -Errno::EINVAL.code(),
            "unknown advice is rejected"
        );
        check!(ftruncate(fd, 10) == 0, "the file is truncated to ten bytes");
    }
}

/// A lock after 4 GiB, queried through another open file.
unsafe fn locks(fd: I32) {
    const FAR: I64 = 0x1_0000_0000;
    unsafe {
        let lock = Flock { l_type: F_WRLCK, l_start: FAR, l_len: 10, ..Flock::ZERO };
        let mut taken = lock;
        check!(fcntl_lock(fd, F_OFD_SETLK, &raw mut taken) == 0, "bytes after 4 GiB are locked");
        let again = open(FILE, O_RDWR, 0);
        let mut found = Flock { l_type: F_RDLCK, l_start: FAR - 5, l_len: 6, ..Flock::ZERO };
        check!(
            fcntl_lock(again, F_OFD_GETLK, &raw mut found) == 0,
            "a lock is queried through another open file"
        );
        check!(
            found.l_type == F_WRLCK && found.l_start == FAR && found.l_len == 10,
            "the query returns the lock"
        );
        let mut found = Flock { l_type: F_RDLCK, l_start: FAR - 5, l_len: 5, ..Flock::ZERO };
        fcntl_lock(again, F_OFD_GETLK, &raw mut found);
        check!(found.l_type == F_UNLCK, "the bytes before the lock are not locked");
        let mut own = Flock { l_type: F_WRLCK, l_start: 1, l_len: 1, ..Flock::ZERO };
        check!(fcntl_lock(fd, F_SETLK, &raw mut own) == 0, "a lock of the process is taken");
        close(again);
    }
}

/// Links, other names, and the contents of a folder.
unsafe fn names(fd: I32) {
    unsafe {
        check!(symlink(path(c"file"), LINK) == 0, "a link is created");
        let mut buf = [0_u8; 16];
        check!(
            readlink(LINK, buf.as_mut_ptr(), 16) == 4 && buf.starts_with(b"file"),
            "the link refers to the file"
        );
        let mut of_link = Stat::ZERO;
        check!(
            lstat(LINK, &raw mut of_link) == 0 && of_link.st_mode as U32 & S_IFMT == S_IFLNK,
            "lstat reports a link"
        );
        check!(access(FILE, R_OK | W_OK) == 0, "the file can be read and written");
        check!(chmod(FILE, 0o600) == 0, "the mode is set");
        check!(
            stat(LINK, &raw mut of_link) == 0 && of_link.st_mode as U32 == S_IFREG | 0o600,
            "the mode is visible through the link"
        );
        check!(rename(FILE, OTHER) == 0, "the file is renamed");
        check!(access(FILE, F_OK) == -Errno::ENOENT.code(), "the old name no longer exists");

        let folder = open(FOLDER, O_RDONLY | O_DIRECTORY, 0);
        let mut entries = [0_u64; 64];
        let bytes = getdents64(folder, entries.as_mut_ptr().cast(), 512);
        let mut at = 0;
        let (mut count, mut found) = (0, false);
        while at < bytes {
            let entry = entries.as_ptr().cast::<U8>().add(at as usize);
            let head = entry.cast::<LinuxDirent64>();
            let name = entry.add(core::mem::offset_of!(LinuxDirent64, d_name));
            let length = I64::from((*head).d_reclen);
            found |= CStr::from_ptr(name.cast()) == c"other" && (*head).d_type == DT_REG;
            count += 1;
            at += length;
        }
        check!(count == 4 && found, "the folder contains the file, the link and two folders");
        close(folder);
        check!(
            open(OTHER, O_RDONLY | O_DIRECTORY, 0) == -Errno::ENOTDIR.code(),
            "a file is not a folder"
        );

        let copy = dup(fd);
        check!(dup2(copy, 77) == 77 && dup2(77, 77) == 77, "a descriptor is copied to 77");
        check!(
            dup3(copy, 77, O_CLOEXEC) == 77 && fcntl(77, F_GETFD, 0) == 1,
            "dup3 sets close-on-exec"
        );
        close(77);
        close(copy);
        check!(unlink(LINK) == 0 && unlink(OTHER) == 0, "link and file are removed");
        let gone = unlink(OTHER);
        check!(gone == -Errno::ENOENT.code(), "once");
        check!(rmdir(FOLDER) == 0, "the folder is removed");
        check!(umask(umask(0o22)) == 0o22, "the umask is set and restored");
        check!(
            ptr::null::<U8>().is_null() && getcwd(buf.as_mut_ptr(), 1) < 0,
            "a buffer that is too small is rejected"
        );
    }
}
