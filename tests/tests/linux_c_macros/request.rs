//! `_IO`, `_IOR`, `_IOW` and `_IOWR`.

use std::os::fd::AsRawFd;

use sysdecl::linux::{
    io::*,
    security::{
        SECCOMP_IOC_MAGIC, SECCOMP_IOCTL_NOTIF_ADDFD, SECCOMP_IOCTL_NOTIF_ID_VALID,
        SECCOMP_IOCTL_NOTIF_RECV, SECCOMP_IOCTL_NOTIF_SEND, SECCOMP_IOCTL_NOTIF_SET_FLAGS,
        SeccompNotif, SeccompNotifAddfd, SeccompNotifResp,
    },
};

/// The largest argument; its size differs between the generic and the MIPS definition.
type Largest = [u8; _IOC_SIZEMASK as usize];

#[test]
fn requests_are_those_of_c() {
    // The functions are `const`.
    const LAST: u32 = _IOWR::<Largest>(0xff, 0xff);
    assert_eq!(u64::from(LAST), libc::_IOWR::<Largest>(0xff, 0xff));
    for kind in 0..=u8::MAX {
        for number in 0..=u8::MAX {
            let (c_kind, c_number) = (kind.into(), number.into());
            for (ours, theirs) in [
                (_IO(kind, number), libc::_IO(c_kind, c_number)),
                (_IOR::<u8>(kind, number), libc::_IOR::<u8>(c_kind, c_number)),
                (_IOR::<Largest>(kind, number), libc::_IOR::<Largest>(c_kind, c_number)),
                (_IOW::<[u64; 5]>(kind, number), libc::_IOW::<[u64; 5]>(c_kind, c_number)),
                (_IOWR::<()>(kind, number), libc::_IOWR::<()>(c_kind, c_number)),
                (_IOWR::<Termios2>(kind, number), libc::_IOWR::<Termios2>(c_kind, c_number)),
            ] {
                assert_eq!(u64::from(ours), theirs);
                assert_eq!((_IOC_TYPE(ours), _IOC_NR(ours)), (kind, number));
            }
        }
    }
}

/// The constants were taken from the kernel's headers.
#[test]
fn the_constants_of_the_kernel_are_encoded_alike() {
    for (made, constant) in [
        (_IOR::<Termios2>(b'T', 0x2a), TCGETS2),
        (_IOW::<Termios2>(b'T', 0x2b), TCSETS2),
        (_IOW::<Termios2>(b'T', 0x2c), TCSETSW2),
        (_IOW::<Termios2>(b'T', 0x2d), TCSETSF2),
        (_IOR::<u32>(b'T', 0x30), TIOCGPTN),
        (_IOW::<i32>(b'T', 0x31), TIOCSPTLCK),
        (_IO(b'T', 0x41), TIOCGPTPEER),
        (_IOWR::<SeccompNotif>(SECCOMP_IOC_MAGIC, 0), SECCOMP_IOCTL_NOTIF_RECV),
        (_IOWR::<SeccompNotifResp>(SECCOMP_IOC_MAGIC, 1), SECCOMP_IOCTL_NOTIF_SEND),
        (_IOW::<u64>(SECCOMP_IOC_MAGIC, 2), SECCOMP_IOCTL_NOTIF_ID_VALID),
        (_IOW::<SeccompNotifAddfd>(SECCOMP_IOC_MAGIC, 3), SECCOMP_IOCTL_NOTIF_ADDFD),
        (_IOW::<u64>(SECCOMP_IOC_MAGIC, 4), SECCOMP_IOCTL_NOTIF_SET_FLAGS),
    ] {
        assert_eq!(made, constant);
    }
}

#[test]
fn the_parts_of_a_request_are_decoded() {
    for direction in [_IOC_NONE, _IOC_READ, _IOC_WRITE, _IOC_READ | _IOC_WRITE] {
        for size in [0, 1, 44, _IOC_SIZEMASK as usize] {
            let request = _IOC(direction, b'T', 0x2a, size);
            assert_eq!((_IOC_DIR(request), _IOC_SIZE(request)), (direction, size));
            assert_eq!((_IOC_TYPE(request), _IOC_NR(request)), (b'T', 0x2a));
        }
    }
}

#[test]
#[should_panic = "too large"]
fn a_size_that_is_too_large_is_rejected() {
    let _ = _IOC(_IOC_READ, b'T', 1, _IOC_SIZEMASK as usize + 1);
}

#[test]
#[should_panic = "no such direction"]
fn an_invalid_direction_is_rejected() {
    let _ = _IOC(_IOC_DIRMASK + 1, b'T', 1, 0);
}

/// The kernel accepts the request and uses our structure.
#[test]
fn a_terminal_accepts_any_speed() {
    if super::beside::emulator_lacks("`TCGETS2`") {
        return;
    }
    let terminal = std::fs::File::options().read(true).write(true).open("/dev/ptmx").unwrap();
    let mut settings = Termios2::ZERO;
    // SAFETY: each request accesses one such structure.
    unsafe {
        let argument = (&raw mut settings).cast();
        assert_eq!(ioctl(terminal.as_raw_fd(), _IOR::<Termios2>(b'T', 0x2a), argument), 0);
        assert_eq!((settings.c_ispeed, settings.c_ospeed), (38400, 38400));
        // With `BOTHER` the speed is a number.
        settings.c_cflag = settings.c_cflag & !libc::CBAUD | libc::BOTHER;
        settings.c_ospeed = 12345;
        let argument = (&raw mut settings).cast();
        assert_eq!(ioctl(terminal.as_raw_fd(), _IOW::<Termios2>(b'T', 0x2b), argument), 0);
        let mut theirs: libc::termios2 = core::mem::zeroed();
        assert_eq!(libc::ioctl(terminal.as_raw_fd(), libc::TCGETS2, &raw mut theirs), 0);
        assert_eq!((theirs.c_ospeed, theirs.c_cflag), (12345, settings.c_cflag));
    }
}

/// Tests `F_SETOWN_EX` and its structure.
#[test]
fn a_descriptor_belongs_to_a_thread() {
    let (reader, _writer) = std::io::pipe().unwrap();
    // SAFETY: `gettid` accesses no memory.
    let owner = FOwnerEx { type_: F_OWNER_TID, pid: unsafe { libc::gettid() } };
    let mut seen = FOwnerEx::ZERO;
    // SAFETY: each command accesses one such structure.
    unsafe {
        let address = |owner: *const FOwnerEx| owner.expose_provenance() as u64;
        assert_eq!(fcntl(reader.as_raw_fd(), F_SETOWN_EX, address(&raw const owner)), 0);
        let argument = (&raw mut seen).expose_provenance() as u64;
        assert_eq!(fcntl(reader.as_raw_fd(), F_GETOWN_EX, argument), 0);
    }
    assert_eq!(seen, owner);
}
