//! Compares the `sched_*` functions of `linux::process` with the C library's on the same input.
#![cfg(target_os = "linux")]

mod beside;

use std::thread;

use beside::{agree, emulator_lacks, same};
use sysdecl::{
    I32, U32,
    errno::{E2BIG, EINVAL, EPERM, ESRCH},
    linux::process::*,
};

/// A thread id that cannot exist: it is above the largest `pid_max`.
const NOBODY: I32 = 0x7fff_fff0;

/// The size of the attributes.
const SIZE: U32 = SCHED_ATTR_SIZE_VER1;

/// Runs a test in a separate thread, because each thread has its own policy.
fn apart(test: impl FnOnce() + Send) {
    if let Err(panic) = thread::scope(|scope| scope.spawn(test).join()) {
        std::panic::resume_unwind(panic);
    }
}

/// Makes the calls by number, because the C functions of these names return `ENOSYS` in musl.
macro_rules! theirs {
    ($number:ident $(, $word:expr)*) => {
        // SAFETY: each word has the meaning that the call expects.
        unsafe { libc::syscall(libc::$number $(, $word)*) }
    };
}

#[test]
fn priorities_of_a_policy_are_the_same_as_in_libc() {
    for policy in -1..10 {
        same!(sched_get_priority_max(policy), theirs!(SYS_sched_get_priority_max, policy));
        same!(sched_get_priority_min(policy), theirs!(SYS_sched_get_priority_min, policy));
    }
    assert_eq!((sched_get_priority_min(SCHED_RR), sched_get_priority_max(SCHED_RR)), (1, 99));
    assert_eq!(sched_get_priority_max(99), -EINVAL);
}

#[test]
fn a_policy_is_set_and_read() {
    apart(|| {
        assert_eq!(sched_getscheduler(0), SCHED_NORMAL);
        for policy in [
            SCHED_BATCH,
            SCHED_NORMAL,
            // Afterwards the policy can only be reset with a privilege.
            SCHED_BATCH | SCHED_RESET_ON_FORK,
            SCHED_IDLE | SCHED_RESET_ON_FORK,
        ] {
            assert_eq!(sched_setscheduler(0, policy, &SchedParam::ZERO), 0);
            agree!(sched_getscheduler(0), theirs!(SYS_sched_getscheduler, 0), policy);
        }
        let mut param = SchedParam { sched_priority: 77 };
        assert_eq!(sched_getparam(0, &mut param), 0);
        assert_eq!(param, SchedParam::ZERO);
        assert_eq!(sched_setparam(0, &param), 0);
        assert_eq!(sched_setparam(0, &SchedParam { sched_priority: 1 }), -EINVAL);
    });
    assert_eq!(sched_getscheduler(0), SCHED_NORMAL);
}

#[test]
fn a_real_time_priority_is_set_and_read_or_rejected() {
    apart(|| {
        let param = SchedParam { sched_priority: 7 };
        match sched_setscheduler(0, SCHED_RR, &param) {
            0 => {
                let mut told = SchedParam::ZERO;
                assert_eq!((sched_getscheduler(0), sched_getparam(0, &mut told)), (SCHED_RR, 0));
                assert_eq!(told, param);
                assert_eq!(sched_setparam(0, &SchedParam { sched_priority: 9 }), 0);
                assert_eq!((sched_getparam(0, &mut told), told.sched_priority), (0, 9));
                let mut slice = Timespec::ZERO;
                assert_eq!(sched_rr_get_interval(0, &mut slice), 0);
                assert_ne!(slice, Timespec::ZERO);
            }
            // Without the privilege.
            answer => assert_eq!(answer, -EPERM),
        }
    });
}

#[test]
fn a_missing_thread_is_an_error() {
    let (mut param, mut slice) = (SchedParam::ZERO, Timespec::ZERO);
    let address = &raw mut param;
    agree!(sched_getscheduler(NOBODY), theirs!(SYS_sched_getscheduler, NOBODY), -ESRCH);
    agree!(
        sched_getparam(NOBODY, &mut param),
        theirs!(SYS_sched_getparam, NOBODY, address),
        -ESRCH
    );
    agree!(sched_setparam(NOBODY, &param), theirs!(SYS_sched_setparam, NOBODY, address), -ESRCH);
    agree!(
        sched_setscheduler(NOBODY, SCHED_BATCH, &param),
        theirs!(SYS_sched_setscheduler, NOBODY, SCHED_BATCH, address),
        -ESRCH,
    );
    agree!(
        sched_rr_get_interval(NOBODY, &mut slice),
        theirs!(SYS_sched_rr_get_interval, NOBODY, &raw mut slice),
        -ESRCH,
    );
    agree!(sched_getscheduler(-1), theirs!(SYS_sched_getscheduler, -1), -EINVAL);
    let mut attr = SchedAttr { size: SCHED_ATTR_SIZE_VER1, ..SchedAttr::ZERO };
    let attr = &raw mut attr;
    let size = SCHED_ATTR_SIZE_VER1;
    // SAFETY: the attributes have the given size.
    let (set, told) =
        unsafe { (sched_setattr(NOBODY, attr, 0), sched_getattr(NOBODY, attr, size, 0)) };
    agree!(set, theirs!(SYS_sched_setattr, NOBODY, attr, 0), -ESRCH);
    agree!(told, theirs!(SYS_sched_getattr, NOBODY, attr, size, 0), -ESRCH);
}

#[test]
fn attributes_are_set_and_read() {
    if emulator_lacks("`sched_setattr`") {
        return;
    }
    assert_eq!(SIZE as usize, size_of::<SchedAttr>());
    apart(|| {
        let mut attr = SchedAttr {
            size: SIZE,
            sched_policy: SCHED_BATCH.cast_unsigned(),
            sched_flags: SCHED_FLAG_RESET_ON_FORK,
            sched_nice: 19,
            ..SchedAttr::ZERO
        };
        let mut told = SchedAttr::ZERO;
        // SAFETY: the attributes have the given size.
        unsafe {
            assert_eq!(sched_setattr(0, &raw mut attr, 0), 0);
            assert_eq!(sched_getattr(0, &raw mut told, SIZE, 0), 0);
        }
        assert_eq!((told.size, told.sched_policy), (SIZE, attr.sched_policy));
        assert_eq!((told.sched_flags, told.sched_nice), (SCHED_FLAG_RESET_ON_FORK, 19));
        assert_eq!(sched_getscheduler(0), SCHED_BATCH | SCHED_RESET_ON_FORK);
        assert_eq!(getpriority(PRIO_PROCESS, 0), 20 - 19);
        // SAFETY: as above.
        unsafe {
            // Only flags, which keep all other settings.
            let keep = SCHED_FLAG_KEEP_ALL;
            let mut attr = SchedAttr { size: SIZE, sched_flags: keep, ..SchedAttr::ZERO };
            assert_eq!(sched_setattr(0, &raw mut attr, 0), 0);
            assert_eq!(sched_getscheduler(0), SCHED_BATCH | SCHED_RESET_ON_FORK);
            assert_eq!(getpriority(PRIO_PROCESS, 0), 20 - 19);
            // A flag that the kernel does not accept.
            let mut attr = SchedAttr { size: SIZE, sched_flags: 1 << 63, ..SchedAttr::ZERO };
            assert_eq!(sched_setattr(0, &raw mut attr, 0), -EINVAL);
            let mut attr = SchedAttr { size: 8, ..SchedAttr::ZERO };
            assert_eq!(sched_setattr(0, &raw mut attr, 0), -E2BIG);
            assert!(attr.size >= SIZE, "the kernel stores its own size");
            assert_eq!(sched_getattr(0, &raw mut attr, 8, 0), -EINVAL);
        }
    });
}

#[test]
fn a_cpu_set_is_the_same_as_in_c() {
    let mut ours: CpuSet = CpuSet::EMPTY;
    // SAFETY: zero is an empty set.
    let mut theirs: libc::cpu_set_t = unsafe { core::mem::zeroed() };
    assert_eq!(size_of::<CpuSet>(), size_of::<libc::cpu_set_t>());
    assert_eq!((CpuSet::<16>::SIZE, CpuSet::<16>::CAPACITY), (128, 1024));
    for cpu in (0..1024).step_by(7).chain([1023, 0, 63, 64]) {
        ours.insert(cpu);
        // SAFETY: `cpu` is below the size of the set.
        unsafe { libc::CPU_SET(cpu, &mut theirs) };
    }
    for cpu in (0..1024).step_by(21) {
        ours.remove(cpu);
        // SAFETY: `cpu` is below the size of the set.
        unsafe { libc::CPU_CLR(cpu, &mut theirs) };
    }
    // SAFETY: both sets have the size of this array.
    let words = unsafe { *(&raw const theirs).cast::<[u64; 16]>() };
    // SAFETY: as above.
    assert_eq!(unsafe { *ours.as_ptr().cast::<[u64; 16]>() }, words);
    for cpu in 0..1024 {
        // SAFETY: `cpu` is below the size of the set.
        assert_eq!(ours.contains(cpu), unsafe { libc::CPU_ISSET(cpu, &theirs) });
    }
    // SAFETY: the function only reads the set.
    let count = unsafe { libc::CPU_COUNT(&theirs) };
    assert_eq!(ours.len(), usize::try_from(count).unwrap());
    assert!(ours.iter().is_sorted() && ours.iter().count() == ours.len() && !ours.is_empty());
    assert_eq!((ours.contains(1024), ours.contains(usize::MAX)), (false, false));
    let before = ours;
    ours.remove(5000);
    assert_eq!(ours, before);
    let mut small = CpuSet::<1>::default();
    assert!(small.is_empty());
    small.insert(3);
    assert_eq!(format!("{small:?}"), "{3}");
}

#[test]
#[should_panic = "does not fit"]
fn a_cpu_beyond_the_set_is_rejected() {
    CpuSet::<2>::EMPTY.clone().insert(128);
}

#[test]
fn a_thread_runs_on_the_given_cpus() {
    apart(|| {
        let size = CpuSet::<16>::SIZE;
        let mut allowed: CpuSet = CpuSet::EMPTY;
        // SAFETY: the set is valid for writes.
        let stored = unsafe { sched_getaffinity(0, size, allowed.as_mut_ptr()) };
        assert!(stored > 0 && !allowed.is_empty());
        let count = thread::available_parallelism().unwrap().get();
        assert!(allowed.len() >= count, "std also takes quotas into account");
        for cpu in allowed.iter() {
            let (mut one, mut told): (CpuSet, CpuSet) = (CpuSet::EMPTY, CpuSet::EMPTY);
            one.insert(cpu);
            // SAFETY: the sets are valid for reads and writes, and have the given length.
            unsafe {
                assert_eq!(sched_setaffinity(0, size, one.as_ptr()), 0);
                assert_eq!(sched_getaffinity(0, size, told.as_mut_ptr()), stored);
                let mut here = 0;
                assert_eq!(getcpu(&raw mut here, core::ptr::null_mut(), core::ptr::null_mut()), 0);
                assert_eq!((here as usize, told), (cpu, one));
            }
        }
        let none: CpuSet = CpuSet::EMPTY;
        // SAFETY: the set is valid for reads.
        assert_eq!(unsafe { sched_setaffinity(0, size, none.as_ptr()) }, -EINVAL);
    });
}
