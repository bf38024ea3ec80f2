//! `thread`, `prctl`, `rand`, `system`.

use core::{
    mem::MaybeUninit,
    ptr::{null, null_mut},
    sync::atomic::AtomicU32,
};
use std::{os::fd::AsFd, thread as threads};

use linux_raw_sys::general::{__user_cap_data_struct, __user_cap_header_struct};
use sysdecl::linux::{
    futex::{Futex2Flags, FutexWaitv},
    process::{CloneFlags, Sysinfo, Utsname},
    random::GetRandomFlags,
    time::Timespec,
};

use super::{closed, word};
use crate::{
    beside::{agree, c, err, same},
    declared::{
        prctl, rand,
        system::{self, RebootCommand},
        thread::{self, Flags, MembarrierCommand, Operation, RawCpuSet},
        types::{ClockId, Gid, Pid},
    },
};

#[test]
fn threads_and_cpus_are_the_same_as_in_c() {
    threads::spawn(|| {
        // SAFETY: the sets have the given size.
        unsafe {
            assert_eq!(thread::gettid().raw(), libc::gettid());
            let mut theirs: libc::cpu_set_t = core::mem::zeroed();
            let size = size_of::<libc::cpu_set_t>();
            assert_eq!(libc::sched_getaffinity(0, size, &raw mut theirs), 0);
            let ours = thread::sched_getaffinity(None).unwrap();
            assert_eq!(ours.bits, core::mem::transmute::<libc::cpu_set_t, [u64; 16]>(theirs));
            let first = ours.bits.iter().position(|bits| *bits != 0).unwrap();
            let mut one = RawCpuSet { bits: [0; 16] };
            one.bits[first] = ours.bits[first] & ours.bits[first].wrapping_neg();
            thread::sched_setaffinity(None, &one).unwrap();
            assert_eq!(libc::sched_getaffinity(0, size, &raw mut theirs), 0);
            assert_eq!(one.bits, core::mem::transmute::<libc::cpu_set_t, [u64; 16]>(theirs));
            let none = RawCpuSet { bits: [0; 16] };
            let nothing: libc::cpu_set_t = core::mem::zeroed();
            let told = libc::sched_setaffinity(0, size, &raw const nothing);
            agree!(word(thread::sched_setaffinity(None, &none)), told, err(libc::EINVAL));
            let nobody = thread::sched_getaffinity(Pid::new(0x3fff_ffff)).map(|_| ());
            let told = libc::sched_getaffinity(0x3fff_ffff, size, &raw mut theirs);
            agree!(word(nobody), told, err(libc::ESRCH));
            thread::sched_yield();

            let query = libc::syscall(libc::SYS_membarrier, 0, 0);
            assert_eq!(i64::from(thread::membarrier_query().bits()), query);
            let global = MembarrierCommand::Global;
            same!(word(thread::membarrier(global)), libc::syscall(libc::SYS_membarrier, 1, 0));
            let (command, cpu) = (MembarrierCommand::PrivateExpeditedRseq, thread::Cpuid(0));
            let told = libc::syscall(libc::SYS_membarrier, 128, 1, 0);
            same!(word(thread::membarrier_cpu(command, cpu)), told);
        }
    })
    .join()
    .unwrap();
}

#[test]
fn futexes_wait_and_wake_alike() {
    let (value, second) = (AtomicU32::new(1), AtomicU32::new(0));
    let (p, q) = (value.as_ptr().cast_const(), second.as_ptr().cast_const());
    // SAFETY: all pointers are valid, and their targets have the size that the call expects.
    let ours = |operation, val, timeout: Option<&Timespec>| unsafe {
        word(thread::futex_timeout(
            &raw const value,
            operation,
            Flags::PRIVATE,
            val,
            timeout,
            null(),
            0,
        ))
    };
    // SAFETY: the words and the times are valid.
    unsafe {
        let theirs = |operation: i32, val: u32, timeout: *const libc::timespec| {
            libc::syscall(
                libc::SYS_futex,
                p,
                operation | libc::FUTEX_PRIVATE_FLAG,
                val,
                timeout,
                0,
                0,
            )
        };
        agree!(ours(Operation::Wait, 2, None), theirs(0, 2, null()), err(libc::EAGAIN));
        agree!(ours(Operation::Wake, 1, None), theirs(1, 1, null()), 0);
        let short = Timespec { tv_sec: 0, tv_nsec: 1000 };
        let short_theirs = libc::timespec { tv_sec: 0, tv_nsec: 1000 };
        let told = theirs(0, 1, &raw const short_theirs);
        agree!(ours(Operation::Wait, 1, Some(&short)), told, err(libc::ETIMEDOUT));
        let requeue = |expected| {
            let op = Operation::CmpRequeue;
            word(thread::futex_val2(
                &raw const value,
                op,
                Flags::PRIVATE,
                1,
                1,
                &raw const second,
                expected,
            ))
        };
        let theirs =
            |expected: u32| libc::syscall(libc::SYS_futex, p, 4 | 128, 1, 1_usize, q, expected);
        agree!(requeue(1), theirs(1), 0);
        agree!(requeue(2), theirs(2), err(libc::EAGAIN));
        let waiter =
            FutexWaitv { val: 2, uaddr: p.addr() as u64, flags: 2 | 128, ..FutexWaitv::ZERO };
        let (none, clock) = (Futex2Flags::empty(), ClockId::Monotonic);
        let told = libc::syscall(libc::SYS_futex_waitv, &raw const waiter, 1, 0, 0, 1);
        same!(word(thread::futex_waitv(&[waiter], none, None, clock)), told);
        let told = libc::syscall(libc::SYS_futex_waitv, &raw const waiter, 0, 0, 0, 1);
        same!(word(thread::futex_waitv(&[], none, None, clock)), told);
    }
}

#[test]
fn capabilities_are_the_same_as_in_c() {
    threads::spawn(|| {
        // SAFETY: version 3 has two data structures, which are passed.
        unsafe {
            let mut header = __user_cap_header_struct { version: 0x2008_0522, pid: 0 };
            let mut ours = [MaybeUninit::<__user_cap_data_struct>::zeroed(); 2];
            let mut theirs = ours;
            let mut second = header;
            let told = libc::syscall(libc::SYS_capget, &raw mut second, theirs.as_mut_ptr());
            agree!(word(thread::capget(&mut header, &mut ours)), told, 0);
            let parts = |data: [MaybeUninit<__user_cap_data_struct>; 2]| {
                data.map(|part| part.assume_init())
                    .map(|part| (part.effective, part.permitted, part.inheritable))
            };
            assert_eq!(parts(ours), parts(theirs));
            let own = ours.map(|part| part.assume_init());
            same!(
                word(thread::capset(&mut header, &own)),
                libc::syscall(libc::SYS_capset, &raw mut second, theirs.as_ptr())
            );
            header.version = 0;
            second.version = 0;
            let told = libc::syscall(libc::SYS_capget, &raw mut second, theirs.as_mut_ptr());
            agree!(word(thread::capget(&mut header, &mut ours)), told, err(libc::EINVAL));
            assert_eq!(header.version, second.version);

            // The raw call applies only to this thread.
            same!(
                word(thread::setresuid_thread(None, None, None)),
                libc::syscall(libc::SYS_setresuid, -1, -1, -1)
            );
            same!(
                word(thread::setresgid_thread(None, None, None)),
                libc::syscall(libc::SYS_setresgid, -1, -1, -1)
            );
            let (user, group) = (libc::getuid(), libc::getgid());
            let ours = word(thread::setuid_thread(crate::declared::types::Uid(user)));
            same!(ours, libc::syscall(libc::SYS_setuid, user));
            same!(word(thread::setgid_thread(Gid(group))), libc::syscall(libc::SYS_setgid, group));
            let many = vec![Gid(group); 70_000];
            let told = libc::syscall(libc::SYS_setgroups, many.len(), many.as_ptr());
            let ours = same!(word(thread::setgroups_thread(&many)), told);
            assert!([err(libc::EINVAL), err(libc::EPERM)].contains(&ours));
            let groups = [Gid(group), Gid(12345)];
            if thread::setgroups_thread(&groups).is_ok() {
                let mut set = [0_u32; 4];
                assert_eq!(libc::syscall(libc::SYS_getgroups, 4, set.as_mut_ptr()), 2);
                assert!(set[..2].contains(&12345));
            }
            let told = libc::syscall(libc::SYS_unshare, 1);
            agree!(word(thread::unshare(CloneFlags::from_bits_retain(1))), told, err(libc::EINVAL));
            agree!(word(thread::setns(closed(), 0)), libc::setns(-1, 0), err(libc::EBADF));
        }
    })
    .join()
    .unwrap();
}

#[test]
fn a_thread_is_named_alike() {
    let test = || {
        let mut theirs = [0_u8; 16];
        // SAFETY: all pointers are valid, and their targets have the size that the call expects.
        let call = |option, value| unsafe {
            prctl::prctl(option, value, null_mut(), null_mut(), null_mut())
        };
        assert_eq!(word(call(libc::PR_SET_NAME, c"declared".as_ptr().cast_mut().cast())), 0);
        // SAFETY: the kernel writes 16 bytes.
        assert_eq!(unsafe { libc::prctl(libc::PR_GET_NAME, theirs.as_mut_ptr()) }, 0);
        assert_eq!(&theirs[..9], b"declared\0");
        // SAFETY: the option does not exist.
        let told = unsafe { libc::prctl(9999, 0, 0, 0, 0) };
        agree!(word(call(9999, null_mut())), told, err(libc::EINVAL));
    };
    threads::spawn(test).join().unwrap();
}

#[test]
fn random_bytes_are_returned_alike() {
    let mut bytes = [0_u8; 32];
    // SAFETY: the buffer is of the given length.
    unsafe {
        let mut theirs = [0_u8; 32];
        let told = libc::getrandom(theirs.as_mut_ptr().cast(), 32, 0);
        agree!(word(rand::getrandom((bytes.as_mut_ptr(), 32), GetRandomFlags::empty())), told, 32);
        assert!(bytes != [0; 32] && bytes != theirs);
        let told = libc::getrandom(theirs.as_mut_ptr().cast(), 32, 1 << 20);
        let flags = GetRandomFlags::from_bits_retain(1 << 20);
        agree!(word(rand::getrandom((bytes.as_mut_ptr(), 32), flags)), told, err(libc::EINVAL));
    }
}

#[test]
fn the_system_is_described_alike() {
    // SAFETY: C initialises both structures.
    unsafe {
        let mut theirs: libc::utsname = core::mem::zeroed();
        assert_eq!(libc::uname(&raw mut theirs), 0);
        let Utsname { sysname, release, machine, .. } = system::uname().unwrap();
        assert_eq!(sysname, theirs.sysname.map(i8::cast_unsigned));
        assert_eq!(release, theirs.release.map(i8::cast_unsigned));
        assert_eq!(machine, theirs.machine.map(i8::cast_unsigned));
        let mut theirs: libc::sysinfo = core::mem::zeroed();
        let Sysinfo { totalram, totalswap, mem_unit, .. } = system::sysinfo().unwrap();
        assert_eq!(libc::sysinfo(&raw mut theirs), 0);
        assert_eq!(
            (totalram, totalswap, mem_unit),
            (theirs.totalram, theirs.totalswap, theirs.mem_unit)
        );
        // Longer than the maximum, or not permitted.
        let long = [b'x'; 100];
        same!(word(system::sethostname(&long)), libc::sethostname(long.as_ptr().cast(), 100));
        same!(word(system::setdomainname(&long)), libc::setdomainname(long.as_ptr().cast(), 100));
        let none = c"no_such_module";
        let told = libc::syscall(libc::SYS_delete_module, none.as_ptr(), libc::O_NONBLOCK);
        same!(word(system::delete_module(none, libc::O_NONBLOCK)), told);
        let told = libc::syscall(libc::SYS_finit_module, -1, c"".as_ptr(), 0);
        same!(word(system::finit_module(closed(), c"", 0)), told);
        let told = libc::syscall(libc::SYS_init_module, b"no module".as_ptr(), 9, c"".as_ptr());
        same!(word(system::init_module(b"no module", c"")), told);
    }
    // Ctrl-Alt-Del stays disabled if the call is permitted.
    let _ = RebootCommand::CadOff;
    let _ = (c(0), closed().as_fd());
}
