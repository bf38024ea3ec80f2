//! `linux::uring`: submissions and completions through mapped rings, and errors compared with `syscall` of the C
//! library on the same input.
#![cfg(target_os = "linux")]

mod beside;

use core::ptr::{null, null_mut};
use std::{
    fs::File,
    io::{Read, Write},
    os::fd::{AsRawFd, OwnedFd},
    sync::atomic::{AtomicU32, Ordering},
};

use beside::{agree, owned};
use sysdecl::{
    I32, U32, Void,
    errno::{EBADF, EFAULT, EINVAL, ENOSYS, ENXIO, EOPNOTSUPP, EPERM, ETIME},
    linux::uring::*,
};

/// A mapped region of a ring, unmapped when dropped.
struct Mapping {
    at: *mut Void,
    len: usize,
}

impl Mapping {
    fn new(ring: I32, len: usize, offset: u64) -> Self {
        let prot = libc::PROT_READ | libc::PROT_WRITE;
        // SAFETY: the mapping is new, so nothing else refers to it.
        let at = unsafe {
            libc::mmap(null_mut(), len, prot, libc::MAP_SHARED, ring, offset.try_into().unwrap())
        };
        assert_ne!(at, libc::MAP_FAILED);
        Self { at, len }
    }

    fn word(&self, offset: U32) -> &AtomicU32 {
        assert!(offset as usize + 4 <= self.len);
        // SAFETY: the word is in the mapping, aligned, and shared with the kernel through atomics.
        unsafe { AtomicU32::from_ptr(self.at.byte_add(offset as usize).cast()) }
    }

    fn at<T>(&self, offset: U32, index: U32) -> *mut T {
        let offset = offset as usize + index as usize * size_of::<T>();
        assert!(offset + size_of::<T>() <= self.len);
        self.at.wrapping_byte_add(offset).cast()
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        // SAFETY: the mapping belongs to this value and is not borrowed.
        unsafe { libc::munmap(self.at, self.len) };
    }
}

/// The size of a completion.
#[expect(clippy::cast_possible_truncation, reason = "the size is 16")]
const CQE: U32 = size_of::<IoUringCqe>() as U32;

/// A submission ring and a completion ring.
struct Ring {
    fd: OwnedFd,
    params: IoUringParams,
    rings: Mapping,
    entries: Mapping,
}

impl Ring {
    /// Returns `None`, with a message, if the system forbids `io_uring`.
    fn new(entries: U32) -> Option<Self> {
        let mut params = IoUringParams::ZERO;
        // SAFETY: the parameters are valid for reads and writes.
        let fd = unsafe { io_uring_setup(entries, &raw mut params) };
        if [-EPERM, -ENOSYS].contains(&fd) {
            let text = "SKIPPED: io_uring: not permitted on this system\n";
            std::io::stderr().write_all(text.as_bytes()).unwrap();
            return None;
        }
        let fd = owned(fd);
        assert_ne!(params.features & IORING_FEAT_SINGLE_MMAP, 0);
        let submission = params.sq_off.array + params.sq_entries * 4;
        let completion = params.cq_off.cqes + params.cq_entries * CQE;
        let len = submission.max(completion) as usize;
        let rings = Mapping::new(fd.as_raw_fd(), len, IORING_OFF_SQ_RING);
        let len = params.sq_entries as usize * size_of::<IoUringSqe>();
        let entries = Mapping::new(fd.as_raw_fd(), len, IORING_OFF_SQES);
        Some(Self { fd, params, rings, entries })
    }

    /// Queues a submission.
    fn queue(&self, entry: IoUringSqe) {
        let tail = self.rings.word(self.params.sq_off.tail);
        let index = tail.load(Ordering::Relaxed);
        let slot = index & self.rings.word(self.params.sq_off.ring_mask).load(Ordering::Relaxed);
        // SAFETY: the slot is in the mapping, and the kernel does not read it before the tail moves.
        unsafe { self.entries.at::<IoUringSqe>(0, slot).write(entry) };
        self.rings.word(self.params.sq_off.array + slot * 4).store(slot, Ordering::Relaxed);
        tail.store(index.wrapping_add(1), Ordering::Release);
    }

    /// Submits the queued entries, and waits for the same number of completions.
    fn enter(&self, count: U32) -> I32 {
        let fd = self.fd.as_raw_fd();
        // SAFETY: the memory of the queued calls outlives them.
        unsafe { io_uring_enter(fd, count, count, IORING_ENTER_GETEVENTS, null(), 0) }
    }

    /// Removes the next completion.
    fn take(&self) -> Option<IoUringCqe> {
        let head = self.rings.word(self.params.cq_off.head);
        let index = head.load(Ordering::Relaxed);
        if index == self.rings.word(self.params.cq_off.tail).load(Ordering::Acquire) {
            return None;
        }
        let slot = index & self.rings.word(self.params.cq_off.ring_mask).load(Ordering::Relaxed);
        // SAFETY: the slot is in the mapping, and the kernel wrote it before it moved the tail.
        let completion =
            unsafe { self.rings.at::<IoUringCqe>(self.params.cq_off.cqes, slot).read() };
        head.store(index.wrapping_add(1), Ordering::Release);
        Some(completion)
    }
}

/// The address of a buffer for a submission.
fn address(bytes: &[u8]) -> u64 {
    bytes.as_ptr().expose_provenance() as u64
}

#[test]
fn a_nop_completes_with_its_data() {
    let Some(ring) = Ring::new(4) else { return };
    assert_eq!((ring.params.sq_entries, ring.params.cq_entries), (4, 8));
    // Twice around the ring.
    for round in 0..4 {
        for number in 0..3 {
            ring.queue(IoUringSqe {
                opcode: IORING_OP_NOP,
                user_data: round << 32 | number,
                ..IoUringSqe::ZERO
            });
        }
        assert_eq!(ring.enter(3), 3);
        for number in 0..3 {
            let expected = IoUringCqe { user_data: round << 32 | number, res: 0, flags: 0 };
            assert_eq!(ring.take(), Some(expected));
        }
        assert_eq!(ring.take(), None);
    }
}

#[test]
fn bytes_are_written_and_read_through_the_rings() {
    let Some(ring) = Ring::new(8) else { return };
    let (reader, mut writer) = std::io::pipe().unwrap();
    writer.write_all(b"from a pipe").unwrap();
    let mut buf = [0_u8; 32];
    ring.queue(IoUringSqe {
        opcode: IORING_OP_READ,
        fd: reader.as_raw_fd(),
        off: u64::MAX,
        addr: buf.as_mut_ptr().expose_provenance() as u64,
        len: 32,
        user_data: 1,
        ..IoUringSqe::ZERO
    });
    assert_eq!(ring.enter(1), 1);
    assert_eq!(ring.take(), Some(IoUringCqe { user_data: 1, res: 11, flags: 0 }));
    assert_eq!(&buf[..11], b"from a pipe");
    let text = b"and into it";
    ring.queue(IoUringSqe {
        opcode: IORING_OP_WRITE,
        fd: writer.as_raw_fd(),
        off: u64::MAX,
        addr: address(text),
        len: 11,
        user_data: 2,
        ..IoUringSqe::ZERO
    });
    // The error of a queued call is in its completion.
    ring.queue(IoUringSqe {
        opcode: IORING_OP_READ,
        fd: -1,
        addr: address(&buf),
        len: 1,
        user_data: 3,
        ..IoUringSqe::ZERO
    });
    assert_eq!(ring.enter(2), 2);
    let mut results = [ring.take(), ring.take()].map(Option::unwrap);
    results.sort_by_key(|completion| completion.user_data);
    assert_eq!(results.map(|completion| completion.res), [11, -EBADF]);
    drop(writer);
    let mut came = String::new();
    (&reader).read_to_string(&mut came).unwrap();
    assert_eq!(came, "and into it");
}

#[test]
fn ring_setup_fails_as_in_libc() {
    let Some(ring) = Ring::new(3) else { return };
    let mut theirs = IoUringParams::ZERO;
    // SAFETY: the parameters are valid for reads and writes.
    unsafe {
        let fd = libc::syscall(libc::SYS_io_uring_setup, 3, &raw mut theirs);
        drop(owned(fd));
        assert_eq!(ring.params, theirs);
        // The kernel always sets `FD_CLOEXEC`.
        assert_eq!(libc::fcntl(ring.fd.as_raw_fd(), libc::F_GETFD), libc::FD_CLOEXEC);

        let mut params = IoUringParams { flags: 1 << 31, ..IoUringParams::ZERO };
        agree!(
            io_uring_setup(1, &raw mut params),
            libc::syscall(libc::SYS_io_uring_setup, 1, &raw mut params),
            -EINVAL,
        );
        params.flags = 0;
        agree!(
            io_uring_setup(0, &raw mut params),
            libc::syscall(libc::SYS_io_uring_setup, 0, &raw mut params),
            -EINVAL,
        );
        agree!(
            io_uring_setup(1, core::ptr::without_provenance_mut(8)),
            libc::syscall(libc::SYS_io_uring_setup, 1, 8),
            -EFAULT,
        );
    }
}

#[test]
fn a_wait_can_have_a_timeout() {
    let Some(ring) = Ring::new(1) else { return };
    let fd = ring.fd.as_raw_fd();
    let span = Timespec { tv_sec: 0, tv_nsec: 1_000_000 };
    let arg = IoUringGeteventsArg {
        ts: (&raw const span).expose_provenance() as u64,
        ..IoUringGeteventsArg::ZERO
    };
    let (flags, size) = (IORING_ENTER_GETEVENTS | IORING_ENTER_EXT_ARG, size_of_val(&arg) as u64);
    // SAFETY: nothing is queued; the argument is valid for reads, and has the given length.
    unsafe {
        agree!(
            io_uring_enter(fd, 0, 1, flags, (&raw const arg).cast(), size),
            libc::syscall(libc::SYS_io_uring_enter, fd, 0, 1, flags, &raw const arg, size),
            -ETIME,
        );
        agree!(
            io_uring_enter(fd, 0, 1, flags, (&raw const arg).cast(), size - 1),
            libc::syscall(libc::SYS_io_uring_enter, fd, 0, 1, flags, &raw const arg, size - 1),
            -EINVAL,
        );
        for (fd, flags, expected) in [(-1, 0, -EBADF), (2, 0, -EOPNOTSUPP), (fd, 1 << 31, -EINVAL)]
        {
            agree!(
                io_uring_enter(fd, 0, 0, flags, null(), 0),
                libc::syscall(libc::SYS_io_uring_enter, fd, 0, 0, flags, 0_usize, 0),
                expected,
            );
        }
    }
}

#[test]
fn registered_files_are_used_by_index() {
    let Some(ring) = Ring::new(2) else { return };
    let fd = ring.fd.as_raw_fd();
    let zero = File::open("/dev/zero").unwrap();
    let mut files = [-1, zero.as_raw_fd()];
    let mut buf = [7_u8; 16];
    // SAFETY: the list is valid for reads, and has the given length.
    unsafe {
        let list = files.as_mut_ptr().cast();
        assert_eq!(io_uring_register(fd, IORING_REGISTER_FILES, list, 2), 0);
        ring.queue(IoUringSqe {
            opcode: IORING_OP_READ,
            flags: IOSQE_FIXED_FILE,
            fd: 1,
            addr: buf.as_mut_ptr().expose_provenance() as u64,
            len: 16,
            ..IoUringSqe::ZERO
        });
        assert_eq!(ring.enter(1), 1);
        assert_eq!(ring.take().map(|completion| completion.res), Some(16));
        assert_eq!(buf, [0; 16]);
        assert_eq!(io_uring_register(fd, IORING_UNREGISTER_FILES, null_mut(), 0), 0);
        // The files are no longer registered.
        agree!(
            io_uring_register(fd, IORING_UNREGISTER_FILES, null_mut(), 0),
            libc::syscall(libc::SYS_io_uring_register, fd, IORING_UNREGISTER_FILES, 0_usize, 0),
            -ENXIO,
        );
        for (fd, op, count, expected) in [
            (fd, IORING_REGISTER_FILES, 0, -EINVAL),
            (fd, 0x7fff, 0, -EINVAL),
            (2000, IORING_REGISTER_FILES, 2, -EBADF),
            (2, IORING_REGISTER_FILES, 2, -EOPNOTSUPP),
        ] {
            agree!(
                io_uring_register(fd, op, list, count),
                libc::syscall(libc::SYS_io_uring_register, fd, op, list, count),
                expected,
            );
        }
    }
}

#[test]
fn the_kernel_reports_supported_operations() {
    const ROOM: U32 = 64;
    #[repr(C)]
    struct Probe {
        head: IoUringProbe,
        ops: [IoUringProbeOp; ROOM as usize],
    }
    let Some(ring) = Ring::new(1) else { return };
    let fd = ring.fd.as_raw_fd();
    let new = || Probe { head: IoUringProbe::ZERO, ops: [IoUringProbeOp::ZERO; ROOM as usize] };
    let (mut ours, mut theirs) = (new(), new());
    // SAFETY: both structures are valid for writes, and have the given length.
    unsafe {
        let at = (&raw mut ours).cast();
        agree!(
            io_uring_register(fd, IORING_REGISTER_PROBE, at, ROOM),
            libc::syscall(
                libc::SYS_io_uring_register,
                fd,
                IORING_REGISTER_PROBE,
                &raw mut theirs,
                ROOM
            ),
            0,
        );
    }
    assert_eq!((ours.head, ours.ops), (theirs.head, theirs.ops));
    let read = ours.ops[usize::from(IORING_OP_READ)];
    assert_eq!((read.op, read.flags), (IORING_OP_READ, 1));
}
