//! `linux::security`: filters and sandboxes of the running kernel, each in a separate thread, which it restricts
//! until the end.
#![cfg(target_os = "linux")]

mod beside;

use core::{mem::offset_of, ptr::null};
use std::{
    fs::File,
    io::{ErrorKind, Read, Write},
    net::{TcpListener, TcpStream},
    os::fd::{AsRawFd, OwnedFd},
    sync::mpsc,
    thread,
};

use beside::{Folder, agree, emulator_lacks, is_there, owned};
use sysdecl::{
    I32, U16, U32, U64, Void,
    errno::{E2BIG, EBADF, EFAULT, EINVAL, ENOMSG, EOPNOTSUPP, EPERM},
    linux::{
        io::{O_CLOEXEC, O_PATH, ioctl},
        nr::{SYS_GETPPID, SYS_GETPRIORITY},
        process::{PR_GET_SECCOMP, PR_SET_NO_NEW_PRIVS, getpriority, prctl},
        security::*,
    },
};

/// Runs a test in a separate thread, which can be restricted without affecting the others.
fn apart<T: Send>(test: impl FnOnce() -> T + Send) -> T {
    match thread::scope(|scope| scope.spawn(test).join()) {
        Ok(value) => value,
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

/// Sets `no_new_privs`, which unprivileged filters require.
fn no_new_privileges() {
    // SAFETY: the call accesses no memory.
    assert_eq!(unsafe { prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) }, 0);
}

const LOAD: U16 = BPF_LD | BPF_W | BPF_ABS;
const IF_EQUAL: U16 = BPF_JMP | BPF_JEQ | BPF_K;
const RETURN: U16 = BPF_RET | BPF_K;

#[expect(clippy::cast_possible_truncation, reason = "the offsets are small")]
const fn offset(offset: usize) -> U32 {
    offset as U32
}

/// A filter that applies `action` to one call.
fn filter(number: U64, action: U32) -> [SockFilter; 7] {
    [
        BPF_STMT(LOAD, offset(offset_of!(SeccompData, arch))),
        BPF_JUMP(IF_EQUAL, SECCOMP_ARCH_NATIVE, 1, 0),
        BPF_STMT(RETURN, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(LOAD, offset(offset_of!(SeccompData, nr))),
        BPF_JUMP(IF_EQUAL, U32::try_from(number).unwrap(), 0, 1),
        BPF_STMT(RETURN, action),
        BPF_STMT(RETURN, SECCOMP_RET_ALLOW),
    ]
}

/// Installs a filter for this thread.
///
/// # Safety
///
/// All code that the thread executes afterwards must be sound under the filter.
unsafe fn install(filter: &[SockFilter], flags: U32) -> I32 {
    let mut program = SockFprog::new(filter).unwrap();
    // SAFETY: the program is valid for reads; the caller guarantees that the code stays sound.
    unsafe { seccomp(SECCOMP_SET_MODE_FILTER, flags, (&raw mut program).cast()) }
}

/// Compares the instructions with those of the C macros.
#[test]
fn instructions_are_the_same_as_in_c() {
    for (code, k, jt, jf) in [(0, 0, 0, 0), (0x15, 60, 1, 2), (u16::MAX, u32::MAX, 255, 254)] {
        // SAFETY: the functions only return a structure with their arguments.
        let (jump, statement) =
            unsafe { (libc::BPF_JUMP(code, k, jt, jf), libc::BPF_STMT(code, k)) };
        let (ours, theirs) = (BPF_JUMP(code, k, jt, jf), jump);
        assert_eq!(
            (ours.code, ours.jt, ours.jf, ours.k),
            (theirs.code, theirs.jt, theirs.jf, theirs.k)
        );
        let (ours, theirs) = (BPF_STMT(code, k), statement);
        assert_eq!(
            (ours.code, ours.jt, ours.jf, ours.k),
            (theirs.code, theirs.jt, theirs.jf, theirs.k)
        );
    }
}

#[test]
fn a_program_has_at_most_65535_instructions() {
    let long = vec![SockFilter::ZERO; 65536];
    assert_eq!(SockFprog::new(&long), None);
    let program = SockFprog::new(&long[1..]).unwrap();
    assert_eq!((program.len, program.filter), (65535, long[1..].as_ptr()));
    assert_eq!(SockFprog::new(&[]).unwrap().len, 0);
}

#[test]
fn the_kernel_reports_supported_features() {
    if emulator_lacks("seccomp") {
        return;
    }
    // SAFETY: each argument is what the operation expects.
    unsafe {
        for (mut action, expected) in [
            (SECCOMP_RET_ALLOW, 0),
            (SECCOMP_RET_USER_NOTIF, 0),
            (SECCOMP_RET_KILL_PROCESS, 0),
            (0x1234_0000, -EOPNOTSUPP),
        ] {
            let argument: *mut Void = (&raw mut action).cast();
            agree!(
                seccomp(SECCOMP_GET_ACTION_AVAIL, 0, argument),
                libc::syscall(libc::SYS_seccomp, libc::SECCOMP_GET_ACTION_AVAIL, 0, argument),
                expected,
            );
        }
        let mut sizes = SeccompNotifSizes::ZERO;
        assert_eq!(seccomp(SECCOMP_GET_NOTIF_SIZES, 0, (&raw mut sizes).cast()), 0);
        assert_eq!(
            [sizes.seccomp_notif, sizes.seccomp_notif_resp, sizes.seccomp_data].map(usize::from),
            [size_of::<SeccompNotif>(), size_of::<SeccompNotifResp>(), size_of::<SeccompData>()]
        );
        let nowhere = core::ptr::null_mut();
        assert_eq!(seccomp(SECCOMP_GET_NOTIF_SIZES, 0, nowhere), -EFAULT);
        assert_eq!(seccomp(99, 0, nowhere), -EINVAL);
        assert_eq!(seccomp(SECCOMP_SET_MODE_FILTER, 1 << 31, nowhere), -EINVAL);
    }
}

#[test]
fn a_filter_determines_the_return_value() {
    if emulator_lacks("seccomp") {
        return;
    }
    apart(|| {
        no_new_privileges();
        // SAFETY: no code of this thread relies on the priority.
        unsafe {
            assert_eq!(prctl(PR_GET_SECCOMP, 0, 0, 0, 0), 0);
            assert_eq!(install(&filter(SYS_GETPRIORITY, SECCOMP_RET_ERRNO | 0x2a), 0), 0);
            assert_eq!(
                prctl(PR_GET_SECCOMP, 0, 0, 0, 0),
                I32::try_from(SECCOMP_MODE_FILTER).unwrap()
            );
        }
        assert_eq!(getpriority(0, 0), -0x2a);
        assert!(File::open("/dev/null").is_ok(), "other calls are executed");
        // Not a valid program: it does not end with a return.
        // SAFETY: the kernel rejects the program.
        unsafe {
            assert_eq!(install(&[BPF_STMT(LOAD, 0)], 0), -EINVAL);
            assert_eq!(install(&[], 0), -EINVAL);
        }
    });
    // The other threads are not affected.
    assert!(getpriority(0, 0) > 0);
}

/// The reason why `seccomp` is unsafe: a call that was not executed returns success.
#[test]
fn a_filter_can_fake_the_success_of_a_call() {
    if emulator_lacks("seccomp") {
        return;
    }
    apart(|| {
        no_new_privileges();
        // SAFETY: no code of this thread relies on the priority.
        assert_eq!(unsafe { install(&filter(SYS_GETPRIORITY, SECCOMP_RET_ERRNO), 0) }, 0);
        assert_eq!(getpriority(0, 0), 0, "the real call returns 1 to 40");
    });
}

/// Makes a request to a listener.
///
/// # Safety
///
/// `argument` must be what the request expects.
unsafe fn ask<T>(listener: &OwnedFd, request: U32, argument: &mut T) -> I32 {
    // SAFETY: the caller guarantees that the argument is valid.
    unsafe { ioctl(listener.as_raw_fd(), request, (&raw mut *argument).cast()) }
}

#[test]
fn a_listener_determines_the_return_value() {
    if emulator_lacks("seccomp") {
        return;
    }
    let (to_listener, listeners) = mpsc::channel();
    let supervised = thread::spawn(move || {
        no_new_privileges();
        let program = filter(SYS_GETPPID, SECCOMP_RET_USER_NOTIF);
        // SAFETY: no code of this thread relies on its parent's id.
        let listener = unsafe { install(&program, SECCOMP_FILTER_FLAG_NEW_LISTENER) };
        // SAFETY: `gettid` accesses no memory.
        to_listener.send((owned(listener), unsafe { libc::gettid() })).unwrap();
        let call = || sysdecl::linux::process::getppid();
        (call(), call(), call(), call())
    });
    let (listener, thread) = listeners.recv().unwrap();
    let receive = || {
        let mut notification = SeccompNotif::ZERO;
        // SAFETY: the structure has the kernel's size, as tested above, and is zero.
        assert_eq!(unsafe { ask(&listener, SECCOMP_IOCTL_NOTIF_RECV, &mut notification) }, 0);
        assert_eq!(notification.pid, thread.cast_unsigned());
        assert_eq!(U64::try_from(notification.data.nr).unwrap(), SYS_GETPPID);
        assert_eq!(notification.data.arch, SECCOMP_ARCH_NATIVE);
        let mut id = notification.id;
        // SAFETY: the request reads one integer.
        assert_eq!(unsafe { ask(&listener, SECCOMP_IOCTL_NOTIF_ID_VALID, &mut id) }, 0);
        notification.id
    };
    let send = |mut response: SeccompNotifResp| {
        // SAFETY: the request reads one such structure.
        assert_eq!(unsafe { ask(&listener, SECCOMP_IOCTL_NOTIF_SEND, &mut response) }, 0);
    };
    send(SeccompNotifResp { id: receive(), val: 12345, ..SeccompNotifResp::ZERO });
    send(SeccompNotifResp { id: receive(), error: -EPERM, ..SeccompNotifResp::ZERO });
    let flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
    send(SeccompNotifResp { id: receive(), flags, ..SeccompNotifResp::ZERO });
    // The last response installs a new descriptor in the waiting process, which is this one.
    let source = File::open("/dev/null").unwrap();
    let mut descriptor = SeccompNotifAddfd {
        id: receive(),
        flags: SECCOMP_ADDFD_FLAG_SEND,
        srcfd: source.as_raw_fd().cast_unsigned(),
        newfd_flags: O_CLOEXEC.cast_unsigned(),
        ..SeccompNotifAddfd::ZERO
    };
    // SAFETY: the request reads one such structure.
    let added = unsafe { ask(&listener, SECCOMP_IOCTL_NOTIF_ADDFD, &mut descriptor) };
    // SAFETY: the call accesses no memory.
    let parent = unsafe { libc::getppid() };
    let answers = supervised.join().unwrap();
    assert_eq!(answers, (12345, -EPERM, parent, added));
    let added = owned(added);
    assert_eq!(
        std::fs::read_link(format!("/proc/self/fd/{}", added.as_raw_fd())).unwrap().to_str(),
        Some("/dev/null")
    );
}

/// The version of Landlock. `None`, with a message, if the kernel does not support it.
fn landlock() -> Option<I32> {
    let flags = LANDLOCK_CREATE_RULESET_VERSION;
    // SAFETY: with this flag the call accesses no memory.
    let version = unsafe { landlock_create_ruleset(null(), 0, flags) };
    if !is_there("landlock_create_ruleset", version) {
        return None;
    }
    if version == -EOPNOTSUPP {
        let text = "SKIPPED: Landlock: disabled on this system\n";
        std::io::stderr().write_all(text.as_bytes()).unwrap();
        return None;
    }
    assert!(version > 0);
    Some(version)
}

const SIZE: usize = size_of::<LandlockRulesetAttr>();

/// A ruleset with these restrictions.
fn ruleset(attr: &LandlockRulesetAttr) -> OwnedFd {
    // SAFETY: the attributes are valid for reads, and have the given size.
    owned(unsafe { landlock_create_ruleset(&raw const *attr, SIZE, 0) })
}

/// Restricts this thread by the ruleset.
fn restrict(ruleset: &OwnedFd) {
    no_new_privileges();
    // SAFETY: the descriptor belongs to the test.
    assert_eq!(unsafe { landlock_restrict_self(ruleset.as_raw_fd(), 0) }, 0);
}

#[test]
fn invalid_rulesets_are_rejected_as_in_libc() {
    if landlock().is_none() {
        return;
    }
    let theirs = |attr: *const LandlockRulesetAttr, size: usize, flags: U32| {
        // SAFETY: the kernel checks the addresses.
        unsafe { libc::syscall(libc::SYS_landlock_create_ruleset, attr, size, flags) }
    };
    let nothing = LandlockRulesetAttr::ZERO;
    let known = LandlockRulesetAttr {
        handled_access_fs: LANDLOCK_ACCESS_FS_READ_FILE,
        ..LandlockRulesetAttr::ZERO
    };
    let unknown = LandlockRulesetAttr { handled_access_fs: 1 << 63, ..known };
    let later = LandlockRulesetAttr { quiet_scoped: 1 << 63, ..known };
    // SAFETY: the attributes are valid for reads, or the kernel rejects their address.
    unsafe {
        for (attr, size, flags, errno) in [
            (&raw const nothing, SIZE, 0, ENOMSG),
            (&raw const unknown, SIZE, 0, EINVAL),
            (&raw const known, 4, 0, EINVAL),
            (&raw const known, SIZE, 1 << 31, EINVAL),
            (&raw const known, 1 << 20, 0, E2BIG),
            (null(), SIZE, 0, EFAULT),
        ] {
            agree!(landlock_create_ruleset(attr, size, flags), theirs(attr, size, flags), -errno);
        }
        let answer = landlock_create_ruleset(&raw const later, SIZE, 0);
        assert!([-E2BIG, -EINVAL].contains(&answer), "depends on the version: {answer}");

        let ruleset = ruleset(&known);
        let rule = LandlockPathBeneathAttr {
            allowed_access: LANDLOCK_ACCESS_FS_WRITE_FILE,
            parent_fd: ruleset.as_raw_fd(),
        };
        let argument = (&raw const rule).cast();
        let kind = LANDLOCK_RULE_PATH_BENEATH;
        assert_eq!(landlock_add_rule(-1, kind, argument, 0), -EBADF);
        assert_eq!(landlock_add_rule(ruleset.as_raw_fd(), kind, argument, 0), -EINVAL);
        assert_eq!(landlock_add_rule(ruleset.as_raw_fd(), 99, argument, 0), -EINVAL);
        assert_eq!(landlock_restrict_self(-1, 0), -EBADF);
        assert_eq!(landlock_restrict_self(ruleset.as_raw_fd(), 1 << 31), -EINVAL);
    }
}

#[test]
fn a_thread_can_read_only_beneath_the_allowed_folder() {
    if landlock().is_none() {
        return;
    }
    let folder = Folder::new("landlock");
    std::fs::create_dir_all(folder.path().join("inside")).unwrap();
    let (inside, outside) = (folder.path().join("inside/file"), folder.path().join("outside"));
    for path in [&inside, &outside] {
        std::fs::write(path, b"text").unwrap();
    }
    apart(|| {
        let access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE;
        let denied = LandlockRulesetAttr { handled_access_fs: access, ..LandlockRulesetAttr::ZERO };
        let ruleset = ruleset(&denied);
        let path = folder.at("inside");
        // SAFETY: the path is NUL-terminated, the rule has the right type, and the descriptors belong to the test.
        unsafe {
            let parent = owned(sysdecl::linux::io::open(beside::p(&path), O_PATH | O_CLOEXEC, 0));
            let rule = LandlockPathBeneathAttr {
                allowed_access: LANDLOCK_ACCESS_FS_READ_FILE,
                parent_fd: parent.as_raw_fd(),
            };
            let argument = (&raw const rule).cast();
            let kind = LANDLOCK_RULE_PATH_BENEATH;
            assert_eq!(landlock_add_rule(ruleset.as_raw_fd(), kind, argument, 0), 0);
        }
        restrict(&ruleset);
        let mut text = String::new();
        File::open(&inside).unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "text");
        let denied = |result: std::io::Result<File>| result.unwrap_err().kind();
        assert_eq!(denied(File::open(&outside)), ErrorKind::PermissionDenied);
        assert_eq!(denied(File::create(&inside)), ErrorKind::PermissionDenied);
    });
    assert!(File::open(&outside).is_ok(), "the other threads are not restricted");
}

#[test]
fn a_thread_can_connect_only_to_the_allowed_port() {
    let Some(version) = landlock() else { return };
    if version < 4 {
        let text = "SKIPPED: ports of Landlock: not supported by this kernel\n";
        std::io::stderr().write_all(text.as_bytes()).unwrap();
        return;
    }
    let [one, two] = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
    let [one, two] = [&one, &two].map(|listener| listener.local_addr().unwrap());
    apart(|| {
        let denied = LandlockRulesetAttr {
            handled_access_net: LANDLOCK_ACCESS_NET_BIND_TCP | LANDLOCK_ACCESS_NET_CONNECT_TCP,
            ..LandlockRulesetAttr::ZERO
        };
        let ruleset = ruleset(&denied);
        let rule = LandlockNetPortAttr {
            allowed_access: LANDLOCK_ACCESS_NET_CONNECT_TCP,
            port: one.port().into(),
        };
        let argument = (&raw const rule).cast();
        // SAFETY: the rule has the right type, and the descriptor belongs to the test.
        let answer =
            unsafe { landlock_add_rule(ruleset.as_raw_fd(), LANDLOCK_RULE_NET_PORT, argument, 0) };
        assert_eq!(answer, 0);
        restrict(&ruleset);
        assert!(TcpStream::connect(one).is_ok());
        let error = TcpStream::connect(two).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::PermissionDenied);
        let error = TcpListener::bind("127.0.0.1:0").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::PermissionDenied);
    });
}
