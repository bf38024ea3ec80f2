//! A process without a vDSO: everything falls back to system calls. A separate test, because a process searches for
//! it once.
#![cfg(target_os = "linux")]

use sysdecl::{
    linux::{
        process,
        random::Generator,
        time::{self, CLOCK_MONOTONIC, Timespec},
        vdso::{self, Function},
    },
    prelude::*,
};

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(vdso, args(clock, out))]
    safe fn clock_gettime(clock: I32) -> Result<Timespec, Errno>;
}

#[test]
fn everything_works_without_a_vdso() {
    // An auxiliary vector that contains only the page size, 4096.
    let vector = [6, 4096, 0, 0_usize];
    // SAFETY: the vector is valid and terminated.
    unsafe { vdso::init(vector.as_ptr()) };
    assert!(vdso::image().is_none());
    assert_eq!(Function::new(c"__vdso_clock_gettime", c"LINUX_2.6").get(), None);
    // Twice: found to be absent, then known to be absent.
    for _ in 0..2 {
        let now = clock_gettime(CLOCK_MONOTONIC).unwrap();
        let mut later = Timespec::ZERO;
        let (mut cpu, mut node) = (u32::MAX, u32::MAX);
        let nothing = core::ptr::null_mut();
        // SAFETY: all pointers are valid for writes.
        unsafe {
            assert_eq!(time::clock_gettime(CLOCK_MONOTONIC, &raw mut later), 0);
            assert_eq!(process::getcpu(&raw mut cpu, &raw mut node, nothing), 0);
            // The system call returns an error; the vDSO would crash.
            let nowhere = core::ptr::without_provenance_mut(8);
            assert_eq!(time::clock_gettime(CLOCK_MONOTONIC, nowhere), -Errno::EFAULT.code());
        }
        assert!((now.tv_sec, now.tv_nsec) < (later.tv_sec, later.tv_nsec));
        assert!(cpu < 1 << 16 && node < 1 << 16);
        assert_eq!(clock_gettime(99), Err(Errno::EINVAL));
    }
    let mut generator = Generator::new();
    assert!(!generator.is_in_user_space());
    let mut key = [0; 32];
    assert_eq!(generator.fill(&mut key), Ok(()));
    assert_ne!(key, [0; 32]);
}
