//! The calls of `linux_io_traced`.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "the bits are compared"
)]

use std::{
    env,
    ffi::{CStr, CString},
    fs, iter, ptr,
};

use sysdecl::{
    Void,
    linux::{io, mem, nr},
};
use sysdecl_tests::traced::{self, Call};

use crate::held::{Word, hold, told};

/// The address of a path, with the pointer type of the declarations.
fn p(path: &CStr) -> *const u8 {
    path.as_ptr().cast()
}

/// `AT_FDCWD` as a whole register.
const HERE: u64 = -100_i64 as u64;

/// Distinct words without a meaning.
const NONE: i32 = -1;
const LOW: u64 = 0x1000;

fn nowhere(address: usize) -> *mut Void {
    ptr::without_provenance_mut(address)
}

#[expect(clippy::too_many_lines, reason = "one table")]
fn make_calls() -> Vec<Call> {
    // A call, and the words that the kernel should receive: those passed, or those given after `=>`. Between the
    // marks, nothing else may make a system call.
    macro_rules! make {
        ($($module:ident::$call:ident($($word:expr),*) => $name:literal $([$($seen:expr),*])?;)*) => {{
            traced::mark();
            let answers = [$($module::$call($($word),*).word()),*];
            traced::mark();
            let made = [$(make!(@seen $name, [$($word),*] $(, [$($seen),*])?)),*];
            iter::zip(made, answers).map(|(call, answer)| told(call, answer)).collect()
        }};
        (@seen $name:literal, [$($word:expr),*], [$($seen:expr),*]) => {
            Call::new($name, &[$($seen),*])
        };
        (@seen $name:literal, [$($word:expr),*]) => {
            Call::new($name, &[$(Word::word($word)),*])
        };
    }

    let folder = env::temp_dir().join(format!("sysdecl-traced-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("file"), "0123456789").unwrap();
    let path =
        |name: &str| CString::new(folder.join(name).into_os_string().into_encoded_bytes()).unwrap();
    let [here, file_name, a, b, no, link] = ["", "file", "a", "b", "no", "link"].map(path);
    let (here, name, a, b, no, link) = (p(&here), p(&file_name), p(&a), p(&b), p(&no), p(&link));
    let (mut bytes, mut more) = ([7_u8; 64], [0_u64; 64]);
    let (buf, entries) = (bytes.as_mut_ptr(), more.as_mut_ptr().cast());
    let vector = io::IoVec { iov_base: buf.cast(), iov_len: 3 };
    let iov = &raw const vector;
    let (mut told, mut asked, mut disk) = (io::Stat::ZERO, io::Statx::ZERO, io::Statfs::ZERO);
    let (told, asked, disk) = (&raw mut told, &raw mut asked, &raw mut disk);
    let (mut at, mut to) = (1_i64, 2_i64);
    let (at, to) = (&raw mut at, &raw mut to);
    let mut ends = [-1; 2];
    let ends = ends.as_mut_ptr();
    let mut lock = io::Flock::ZERO;
    let lock = &raw mut lock;
    let mut window = io::Winsize::ZERO;
    let window = (&raw mut window).cast::<Void>();
    let how = io::OpenHow { resolve: io::RESOLVE_BENEATH, ..io::OpenHow::ZERO };
    let how = &raw const how;
    let times = [io::Timespec { tv_sec: 1, tv_nsec: 2 }; 2];
    let times = times.as_ptr();
    let mut handle = io::FileHandle::ZERO;
    let handle = &raw mut handle;
    let page = 0x1_0000_u64;
    let anonymous = mem::MAP_PRIVATE | mem::MAP_ANONYMOUS;

    // SAFETY: all memory that the calls access is valid. The descriptors belong to this program, which has no other
    // thread. Only its own memory and descriptors are unmapped and closed, or the call is rejected.
    unsafe {
        let file = io::open(name, io::O_RDWR, 0);
        let dir = io::open(here, io::O_RDONLY, 0);
        let pages = mem::mmap(nowhere(0), 4 * page, mem::PROT_READ, anonymous, -1, 0);
        let second = pages.byte_add(page as usize);
        assert!(file > 2 && dir > 2 && pages != mem::MAP_FAILED);
        io::umask(0);
        let calls = make! {
            io::open(name, io::O_RDONLY, 0o17) => "openat" [HERE, name.word(), 0, 0o17];
            io::open(no, io::O_WRONLY, 0) => "openat" [HERE, no.word(), 1, 0];
            io::creat(a, 0o600) => "openat" [HERE, a.word(), 0o1101, 0o600];
            io::openat(dir, p(c"file"), io::O_CLOEXEC, 0) => "openat";
            io::openat2(dir, p(c".."), how, 24) => "openat2";
            io::close(900) => "close";
            io::close_range(910, 920, io::CLOSE_RANGE_CLOEXEC) => "close_range";
            io::read(file, buf, 4) => "read";
            io::read(NONE, buf, 4) => "read";
            io::write(file, buf, 3) => "write";
            io::lseek(file, -4, io::SEEK_END) => "lseek";
            io::lseek(file, -0x1_0000_0001_i64, io::SEEK_CUR) => "lseek";
            io::pread64(file, buf, 5, 0x1_0000_0002_i64) => "pread64";
            io::pwrite64(file, buf, 5, -6) => "pwrite64";
            io::readv(file, iov, 1) => "readv";
            io::writev(file, iov, 1) => "writev";
            io::preadv(file, iov, 1, 2) => "preadv" [file.word(), iov.word(), 1, 2];
            io::pwritev(NONE, iov, 1, 1 << 33) => "pwritev" [NONE.word(), iov.word(), 1, 1 << 33];
            io::preadv2(file, iov, 1, -1, 0) => "preadv2" [file.word(), iov.word(), 1, u64::MAX];
            io::pwritev2(NONE, iov, 1, 7, 2) => "pwritev2" [NONE.word(), iov.word(), 1, 7];
            io::sendfile(NONE, file, at, 9) => "sendfile";
            io::copy_file_range(file, at, NONE, to, 11, 0) => "copy_file_range";
            io::splice(file, at, NONE, to, 12, 13) => "splice";
            io::tee(NONE, file, 14, 15) => "tee";
            io::vmsplice(NONE, iov, 1, 3) => "vmsplice";
            io::dup(file) => "dup";
            io::dup2(dir, 700) => "dup3" [dir.word(), 700, 0];
            io::dup2(NONE, NONE) => "fcntl" [NONE.word(), 1, 0];
            io::dup3(file, file, io::O_CLOEXEC) => "dup3";
            io::pipe(ends) => "pipe2" [ends.word(), 0];
            io::pipe2(ends, 0x7fff_ffff) => "pipe2";
            io::fcntl(file, io::F_GETFD, 0) => "fcntl";
            io::fcntl(NONE, io::F_SETFD, u64::MAX) => "fcntl";
            io::fcntl_lock(file, io::F_OFD_GETLK, lock) => "fcntl";
            io::ioctl(file, io::TIOCGWINSZ, window) => "ioctl";
            io::flock(file, io::LOCK_SH | io::LOCK_NB) => "flock";
            io::stat(name, told) => "newfstatat" [HERE, name.word(), told.word(), 0];
            io::lstat(no, told) => "newfstatat" [HERE, no.word(), told.word(), 0x100];
            io::fstat(file, told) => "fstat";
            io::fstatat(dir, p(c"file"), told, io::AT_SYMLINK_NOFOLLOW) => "newfstatat";
            io::statx(dir, p(c"file"), 0x100, io::STATX_ALL, asked) => "statx";
            io::statfs(name, disk) => "statfs";
            io::fstatfs(NONE, disk) => "fstatfs";
            io::fsync(file) => "fsync";
            io::fdatasync(NONE) => "fdatasync";
            io::syncfs(NONE) => "syncfs";
            io::truncate(no, -2) => "truncate";
            io::ftruncate(file, 0x1_0000_0003_i64) => "ftruncate";
            io::fallocate(NONE, 1, 2, -3) => "fallocate";
            io::fadvise64(file, 1, 2, io::POSIX_FADV_NOREUSE) => "fadvise64";
            io::getcwd(buf, 1) => "getcwd";
            io::chdir(no) => "chdir";
            io::fchdir(dir) => "fchdir";
            io::chroot(no) => "chroot";
            io::mkdir(b, 0o1750) => "mkdirat" [HERE, b.word(), 0o1750];
            io::mkdirat(dir, p(c"b"), 0) => "mkdirat";
            io::rmdir(b) => "unlinkat" [HERE, b.word(), 0x200];
            io::getdents64(dir, entries, 512) => "getdents64";
            io::unlink(a) => "unlinkat" [HERE, a.word(), 0];
            io::unlinkat(dir, p(c"no"), 0) => "unlinkat";
            io::rename(name, a) => "renameat2" [HERE, name.word(), HERE, a.word(), 0];
            io::renameat(dir, p(c"a"), dir, p(c"file")) => "renameat2" [dir.word(), p(c"a").word(), dir.word(), p(c"file").word(), 0];
            io::renameat2(dir, p(c"file"), NONE, p(c"a"), io::RENAME_NOREPLACE) => "renameat2";
            io::link(name, a) => "linkat" [HERE, name.word(), HERE, a.word(), 0];
            io::linkat(dir, p(c"a"), NONE, p(c"b"), 0x400) => "linkat";
            io::symlink(p(c"file"), link) => "symlinkat" [p(c"file").word(), HERE, link.word()];
            io::symlinkat(p(c"file"), NONE, p(c"x")) => "symlinkat";
            io::readlink(link, buf, 3) => "readlinkat" [HERE, link.word(), buf.word(), 3];
            io::readlinkat(dir, p(c"file"), buf, 64) => "readlinkat";
            io::mknod(name, io::S_IFIFO, 0) => "mknodat" [HERE, name.word(), 0o10000, 0];
            io::mknodat(NONE, p(c"x"), io::S_IFREG | 0o7, 0x8000_0001_u32) => "mknodat";
            io::name_to_handle_at(NONE, p(c"x"), handle, ends, 0) => "name_to_handle_at";
            io::open_by_handle_at(NONE, handle, 0) => "open_by_handle_at";
            io::chmod(name, 0o640) => "fchmodat" [HERE, name.word(), 0o640];
            io::fchmod(file, 0o600) => "fchmod";
            io::fchmodat(dir, p(c"no"), 0o7777) => "fchmodat";
            io::fchmodat2(NONE, p(c"file"), 0o7, 0) => "fchmodat2";
            io::chown(name, u32::MAX, u32::MAX) => "fchownat" [HERE, name.word(), 0xffff_ffff, 0xffff_ffff, 0];
            io::lchown(no, 1, 2) => "fchownat" [HERE, no.word(), 1, 2, 0x100];
            io::fchown(NONE, 3, u32::MAX) => "fchown";
            io::fchownat(dir, p(c"file"), u32::MAX, u32::MAX, 0) => "fchownat";
            io::access(name, io::R_OK) => "faccessat" [HERE, name.word(), 4];
            io::faccessat(dir, p(c"no"), 0) => "faccessat";
            io::faccessat2(dir, p(c"file"), io::W_OK, io::AT_EACCESS) => "faccessat2";
            io::umask(0) => "umask";
            io::utimensat(dir, p(c"file"), times, 0) => "utimensat";

            mem::mmap(nowhere(0), page, mem::PROT_WRITE, mem::MAP_SHARED, file, 0) => "mmap";
            mem::mmap(nowhere(3), 1_u64 << 63, -1, anonymous, NONE, -0x1000) => "mmap";
            mem::munmap(nowhere(1), LOW) => "munmap";
            mem::munmap(second, page) => "munmap";
            mem::mprotect(pages, page, mem::PROT_READ | mem::PROT_WRITE) => "mprotect";
            mem::mprotect(pages, 4 * page, mem::PROT_NONE) => "mprotect";
            mem::brk(nowhere(0)) => "brk";
            mem::brk(nowhere(0x1000)) => "brk";
            mem::mremap(pages, page, page, mem::MREMAP_MAYMOVE, nowhere(5)) => "mremap";
            mem::mremap(nowhere(1), LOW, LOW, 2, nowhere(7)) => "mremap";
            mem::madvise(pages, page, mem::MADV_RANDOM) => "madvise";
            mem::madvise(pages, page, -9) => "madvise";
            mem::msync(pages, page, mem::MS_ASYNC) => "msync";
            mem::msync(nowhere(0), LOW, mem::MS_SYNC) => "msync";
            mem::mincore(pages, page, nowhere(0x2000).cast::<u8>()) => "mincore";
            mem::mlock(nowhere(0), LOW) => "mlock";
            mem::mlock2(nowhere(0), LOW, 2) => "mlock2";
            mem::munlock(nowhere(0), LOW) => "munlock";
            mem::mlockall(1 << 30) => "mlockall";
            mem::munlockall() => "munlockall";
            mem::pkey_alloc(1, 2) => "pkey_alloc";
            mem::pkey_free(99) => "pkey_free";
            mem::pkey_mprotect(nowhere(1), LOW, 2, 99) => "pkey_mprotect";
        };
        fs::remove_dir_all(&folder).unwrap();
        calls
    }
}

pub(super) fn main() {
    hold(make_calls, &[("fchmodat2", nr::SYS_FCHMODAT2)]);
}
