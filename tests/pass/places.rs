//! All visibilities, and all places in which an item is allowed.

use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPID, os = "linux")]
safe fn private() -> I32;
#[syscall(nr = SYS_GETPID, os = "linux")]
pub safe fn public() -> I32;
#[syscall(nr = SYS_GETPID, os = "linux")]
pub(crate) safe fn in_the_crate() -> I32;

mod outer {
    use sysdecl::prelude::*;

    pub mod inner {
        use sysdecl::prelude::*;

        #[syscall(nr = SYS_GETPID, os = "linux")]
        pub(super) safe fn above() -> I32;
        #[syscall(nr = SYS_GETPID, os = "linux")]
        pub(self) safe fn here() -> I32;
        #[syscall(nr = SYS_GETPID, os = "linux")]
        pub(in crate::outer) safe fn in_outer() -> I32;

        #[syscall(os = "linux")]
        unsafe extern {
            pub(in super::super) safe fn getpid() -> I32;
            pub(super) safe fn getppid() -> I32;
        }

        pub fn called() -> [I32; 1] {
            [here()]
        }
    }

    pub fn called() -> [I32; 3] {
        inner::getppid();
        [inner::above(), inner::in_outer(), inner::called()[0]]
    }
}

struct Process;

impl Process {
    const NR: U16 = SYS_GETPID as U16;

    #[syscall(nr = SYS_GETPID, os = "linux")]
    pub safe fn id() -> I32;

    #[syscall(nr = Self::NR, os = "linux")]
    safe fn id_by_own_number() -> I32;

    #[syscall(nr = Self::NR + 0, os = "linux")]
    safe fn id_by_sum() -> I32;

    #[syscall(nr = SYS_READ, os = "linux")]
    fn read(fd: I32, this: &mut Self, size: usize) -> I64;
}

trait Identified {
    #[syscall(nr = SYS_GETPID, os = "linux")]
    safe fn id() -> I32;
}

impl Identified for () {}

impl Identified for u8 {
    #[syscall(nr = SYS_GETPPID, os = "linux")]
    safe fn id() -> I32;
}

fn main() {
    let pid = std::process::id() as I32;

    #[syscall(nr = SYS_GETPID, os = "linux")]
    unsafe fn local() -> I32;

    #[syscall(os = "linux")]
    unsafe extern {
        safe fn getpid() -> I32;
    }

    assert_eq!([private(), public(), in_the_crate()], [pid; 3]);
    assert_eq!(outer::called(), [pid; 3]);
    assert_eq!(outer::inner::getpid(), pid);
    assert_eq!([Process::id(), Process::id_by_own_number(), Process::id_by_sum()], [pid; 3]);
    assert_eq!(<() as Identified>::id(), pid);
    assert_ne!(<u8 as Identified>::id(), pid);
    assert_eq!([unsafe { local() }, getpid()], [pid; 2]);
    assert_eq!(unsafe { Process::read(-1, &mut Process, 0) }, -9);
}
