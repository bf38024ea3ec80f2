//! All keys, alone and combined.

use sysdecl::prelude::*;

mod kernel {
    /// Returns the number, or the number of words if there are any.
    macro_rules! enter {
        ($ret:ident = $nr:expr; ) => {
            $ret = core::ptr::without_provenance_mut($nr as usize)
        };
        ($ret:ident = $nr:expr $(, $word:expr)+; ) => {{
            let words: &[sysdecl::abi::Word] = &[$($word),+];
            $ret = core::ptr::without_provenance_mut(words.len())
        }};
    }
    pub(crate) use enter;

    pub mod deeper {
        pub(crate) use super::enter as go;
    }
}

const SYS_FORTY: u16 = 40;

// The number, the system, the entry.
#[syscall(nr = SYS_GETPID, os = "linux")]
safe fn with_number() -> I32;
#[syscall(os = "linux")]
safe fn getpid() -> I32;
#[syscall(nr = 20, abi = kernel::enter)]
safe fn with_entry() -> I32;
#[syscall(nr = 21, abi = crate::kernel::deeper::go)]
safe fn with_deeper_entry(a: I32, b: I32) -> I32;
#[syscall(abi = self::kernel::enter)]
safe fn forty() -> I32;
#[syscall(nr = 22, os = "linux", abi = kernel::enter)]
safe fn with_both() -> I32;
#[syscall(os = "linux", abi = kernel::enter)]
safe fn getppid() -> I32;
#[syscall(nr = 23, os = ["linux", "freebsd", "macos"], abi = kernel::enter)]
safe fn with_list() -> I32;
#[syscall(nr = SYS_GETPID, os = ["linux"])]
safe fn with_list_of_one() -> I32;
#[syscall(nr = SYS_GETPID, abi = sysdecl::abi::linux)]
safe fn through_our_entry() -> I32;

// `retry` with each form of `Result`.
#[syscall(nr = SYS_FSYNC, os = "linux", retry, unchecked(safety))]
safe fn fsync(fd: I32) -> Result<(), Errno>;
#[syscall(nr = SYS_FSYNC, os = "linux", retry, unchecked(safety))]
safe fn fsync_in_full(fd: I32) -> core::result::Result<I32, Errno>;
#[syscall(nr = SYS_FSYNC, os = "linux", retry, unchecked(safety))]
safe fn fsync_as_io(fd: I32) -> std::io::Result<()>;
#[syscall(nr = SYS_EXIT, os = "linux", unchecked(arity, safety))]
safe fn exit(code: I32, unused: &mut I32) -> !;

// The words, and the path of the crate.
#[syscall(nr = SYS_GETPID, os = "linux", unchecked)]
safe fn without_checks() -> I32;
#[syscall(nr = SYS_GETPID, os = "linux", crate = sysdecl)]
safe fn found_by_name() -> I32;
#[syscall(nr = SYS_GETPID, os = "linux", crate = ::sysdecl)]
safe fn found_from_the_root() -> I32;
#[syscall(crate = crate::vendored::sysdecl, os = "linux", nr = SYS_GETPID,)]
safe fn found_in_a_module() -> I32;

mod vendored {
    pub use ::sysdecl;
}

// The attribute with its path.
#[sysdecl::syscall(nr = SYS_GETPID, os = "linux")]
safe fn by_path() -> I32;

fn main() {
    let pid = std::process::id() as I32;
    assert_eq!(with_number(), pid);
    assert_eq!(getpid(), pid);
    assert_eq!(with_entry(), 20);
    assert_eq!(with_deeper_entry(1, 2), 2);
    assert_eq!(forty(), 40);
    assert_eq!(with_both(), 22);
    assert_eq!(getppid(), SYS_GETPPID as I32);
    assert_eq!(with_list(), 23);
    assert_eq!(with_list_of_one(), pid);
    assert_eq!(through_our_entry(), pid);
    assert_eq!(fsync(-1), Err(Errno::EBADF));
    assert_eq!(fsync_in_full(-1), Err(Errno::EBADF));
    assert_eq!(fsync_as_io(-1).unwrap_err().raw_os_error(), Some(Errno::EBADF.code()));
    assert_eq!(without_checks(), pid);
    assert_eq!(found_by_name(), pid);
    assert_eq!(found_from_the_root(), pid);
    assert_eq!(found_in_a_module(), pid);
    assert_eq!(by_path(), pid);
    exit(0, &mut 0)
}
