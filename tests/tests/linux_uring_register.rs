//! `io_uring_register`: each operation whose argument is one of our structures, on the running kernel; and rings with
//! entries of twice the size.
#![cfg(target_os = "linux")]

mod beside;

use core::{
    mem::size_of,
    ptr::{null, null_mut},
    sync::atomic::{AtomicU32, Ordering},
};
use std::{
    io::{Write, pipe},
    os::fd::{AsRawFd, OwnedFd},
};

use beside::owned;
use sysdecl::{
    I32, U32, U64, Void,
    errno::{EACCES, ECANCELED, EINVAL, ENOENT, ENOSYS, EPERM, ETIME},
    linux::{
        event::POLLIN,
        time::{CLOCK_BOOTTIME, CLOCK_REALTIME},
        uring::*,
    },
};

/// Prints a message about a skipped test, bypassing the output capture of the test harness.
fn unproved(what: &str) {
    let text = format!("SKIPPED: io_uring: {what}\n");
    std::io::stderr().write_all(text.as_bytes()).unwrap();
}

/// A mapped submission and completion ring with entries of types `S` and `C`.
struct Ring<S = IoUringSqe, C = IoUringCqe> {
    fd: OwnedFd,
    params: IoUringParams,
    rings: *mut Void,
    entries: *mut Void,
    kinds: core::marker::PhantomData<(S, C)>,
}

impl<S, C: Copy> Ring<S, C> {
    /// Returns `None`, with a message, if the system forbids `io_uring` or the kernel does not support a flag.
    fn new(flags: U32) -> Option<Self> {
        let mut params = IoUringParams { flags, ..IoUringParams::ZERO };
        // SAFETY: the parameters are valid for reads and writes.
        let fd = unsafe { io_uring_setup(4, &raw mut params) };
        if [-EPERM, -ENOSYS].contains(&fd) || flags != 0 && fd == -EINVAL {
            unproved(&format!("a ring with the flags {flags:#x}: not supported on this system"));
            return None;
        }
        let fd = owned(fd);
        // SAFETY: the mappings are new, so nothing else refers to them.
        let map = |len: usize, offset: U64| unsafe {
            let prot = libc::PROT_READ | libc::PROT_WRITE;
            let offset = offset.try_into().unwrap();
            let at = libc::mmap(null_mut(), len, prot, libc::MAP_SHARED, fd.as_raw_fd(), offset);
            assert_ne!(at, libc::MAP_FAILED);
            at
        };
        let rings = map(Self::len(&params), IORING_OFF_SQ_RING);
        let entries = map(params.sq_entries as usize * size_of::<S>(), IORING_OFF_SQES);
        Some(Self { fd, params, rings, entries, kinds: core::marker::PhantomData })
    }

    fn len(params: &IoUringParams) -> usize {
        let completions = params.cq_entries as usize * size_of::<C>();
        let indices = (params.sq_off.array + params.sq_entries * 4) as usize;
        indices.max(params.cq_off.cqes as usize + completions)
    }

    fn word(&self, offset: U32) -> &AtomicU32 {
        // SAFETY: the kernel returned an offset in the mapping, which is shared with the kernel through atomics.
        unsafe { AtomicU32::from_ptr(self.rings.byte_add(offset as usize).cast()) }
    }

    fn queue(&self, entry: S) {
        let tail = self.word(self.params.sq_off.tail);
        let index = tail.load(Ordering::Relaxed);
        let slot = index & (self.params.sq_entries - 1);
        // SAFETY: the slot is in the mapping, and the kernel does not read it before the tail moves.
        unsafe { self.entries.cast::<S>().add(slot as usize).write(entry) };
        self.word(self.params.sq_off.array + slot * 4).store(slot, Ordering::Relaxed);
        tail.store(index.wrapping_add(1), Ordering::Release);
    }

    fn enter(&self, submit: U32, complete: U32) -> I32 {
        let fd = self.fd.as_raw_fd();
        // SAFETY: the memory of the queued calls outlives them.
        unsafe { io_uring_enter(fd, submit, complete, IORING_ENTER_GETEVENTS, null(), 0) }
    }

    fn take(&self) -> Option<C> {
        let head = self.word(self.params.cq_off.head);
        let index = head.load(Ordering::Relaxed);
        if index == self.word(self.params.cq_off.tail).load(Ordering::Acquire) {
            return None;
        }
        let slot = (index & (self.params.cq_entries - 1)) as usize;
        // SAFETY: the slot is in the mapping, and the kernel wrote it before it moved the tail.
        let completion = unsafe {
            self.rings.byte_add(self.params.cq_off.cqes as usize).cast::<C>().add(slot).read()
        };
        head.store(index.wrapping_add(1), Ordering::Release);
        Some(completion)
    }

    /// Registers a structure.
    ///
    /// # Safety
    ///
    /// The operation must take `count` such structures, and memory that they point to must stay valid while it is
    /// registered.
    unsafe fn register<T>(&self, operation: U32, argument: &mut T, count: U32) -> I32 {
        let argument = (&raw mut *argument).cast();
        // SAFETY: the caller guarantees that the argument is valid.
        unsafe { io_uring_register(self.fd.as_raw_fd(), operation, argument, count) }
    }
}

impl<S, C> Drop for Ring<S, C> {
    fn drop(&mut self) {
        // SAFETY: the mappings belong to this value and are not borrowed. Both are smaller than a page.
        unsafe {
            libc::munmap(self.rings, 1);
            libc::munmap(self.entries, 1);
        }
    }
}

type LargeRing = Ring<IoUringSqe128, IoUringCqe32>;

#[test]
fn entries_of_twice_the_size_are_at_the_offsets_of_the_kernel() {
    let Some(ring) = LargeRing::new(IORING_SETUP_SQE128 | IORING_SETUP_CQE32) else { return };
    // Twice around the submission ring, so that each slot is used.
    for round in 0..4 {
        for number in 0..3 {
            let sqe = IoUringSqe {
                opcode: IORING_OP_NOP,
                user_data: round << 32 | number,
                ..IoUringSqe::ZERO
            };
            ring.queue(IoUringSqe128 { sqe, big_sqe: [0xff; 64] });
        }
        assert_eq!(ring.enter(3, 3), 3);
        for number in 0..3 {
            let completion = ring.take().unwrap();
            assert_eq!((completion.cqe.user_data, completion.cqe.res), (round << 32 | number, 0));
        }
        assert_eq!(ring.take(), None);
    }
}

#[test]
fn the_second_half_of_a_completion_arrives() {
    let Some(ring) = LargeRing::new(IORING_SETUP_SQE128 | IORING_SETUP_CQE32) else { return };
    let sqe = IoUringSqe {
        opcode: IORING_OP_NOP,
        off: 0x1111_2222_3333_4444,
        addr: 0x5555_6666_7777_8888,
        op_flags: IORING_NOP_CQE32,
        ..IoUringSqe::ZERO
    };
    ring.queue(IoUringSqe128 { sqe, ..IoUringSqe128::ZERO });
    assert_eq!(ring.enter(1, 1), 1);
    let completion = ring.take().unwrap();
    if completion.cqe.res == -EINVAL {
        return unproved("`IORING_NOP_CQE32`: not supported by this kernel");
    }
    assert_eq!(completion.cqe.res, 0);
    assert_eq!(completion.big_cqe, [0x1111_2222_3333_4444, 0x5555_6666_7777_8888]);
}

#[test]
fn the_argument_of_a_command_is_80_bytes() {
    let mut sqe = IoUringSqe128::ZERO;
    for (at, byte) in (0_u8..).zip(sqe.cmd_mut()) {
        *byte = at;
    }
    assert_eq!(sqe.cmd().len(), size_of::<IoUringSqe128>() - 48);
    assert!(sqe.cmd().iter().copied().eq(0..80));
    assert_eq!(sqe.sqe.addr3, U64::from_ne_bytes([0, 1, 2, 3, 4, 5, 6, 7]));
    assert!(sqe.big_sqe.iter().copied().eq(16..80));
    assert_eq!((sqe.sqe.file_index, sqe.sqe.user_data), (0, 0));
}

#[test]
fn a_restricted_ring_rejects_other_operations() {
    let Some(ring) = <Ring>::new(IORING_SETUP_R_DISABLED) else { return };
    let mut allowed = [
        IoUringRestriction {
            opcode: IORING_RESTRICTION_SQE_OP,
            sqe_op: IORING_OP_NOP,
            ..IoUringRestriction::ZERO
        },
        IoUringRestriction {
            opcode: IORING_RESTRICTION_REGISTER_OP,
            sqe_op: IORING_REGISTER_ENABLE_RINGS.try_into().unwrap(),
            ..IoUringRestriction::ZERO
        },
    ];
    // SAFETY: the first operation takes two such structures, the second none.
    unsafe {
        assert_eq!(ring.register(IORING_REGISTER_RESTRICTIONS, &mut allowed, 2), 0);
        let fd = ring.fd.as_raw_fd();
        assert_eq!(io_uring_register(fd, IORING_REGISTER_ENABLE_RINGS, null_mut(), 0), 0);
    }
    for (opcode, expected) in [(IORING_OP_NOP, 0), (IORING_OP_READ, -EACCES)] {
        ring.queue(IoUringSqe { opcode, ..IoUringSqe::ZERO });
        assert_eq!(ring.enter(1, 1), 1);
        assert_eq!(ring.take().map(|completion| completion.res), Some(expected));
    }
}

#[test]
fn a_ring_is_used_by_its_registered_index() {
    let Some(ring) = <Ring>::new(0) else { return };
    let mut slot = IoUringRsrcUpdate {
        offset: U32::MAX,
        data: ring.fd.as_raw_fd().try_into().unwrap(),
        ..IoUringRsrcUpdate::ZERO
    };
    ring.queue(IoUringSqe { opcode: IORING_OP_NOP, ..IoUringSqe::ZERO });
    let flags = IORING_ENTER_GETEVENTS | IORING_ENTER_REGISTERED_RING;
    // SAFETY: the operations take one such structure; a NOP accesses no memory.
    unsafe {
        assert_eq!(ring.register(IORING_REGISTER_RING_FDS, &mut slot, 1), 1);
        let number = slot.offset.try_into().unwrap();
        assert_eq!(io_uring_enter(number, 1, 1, flags, null(), 0), 1);
        slot.data = 0;
        assert_eq!(ring.register(IORING_UNREGISTER_RING_FDS, &mut slot, 1), 1);
    }
    assert!(ring.take().is_some());
}

#[test]
fn an_operation_is_cancelled_synchronously() {
    let Some(ring) = <Ring>::new(0) else { return };
    let (reader, _writer) = pipe().unwrap();
    ring.queue(IoUringSqe {
        opcode: IORING_OP_POLL_ADD,
        fd: reader.as_raw_fd(),
        op_flags: POLLIN.cast_unsigned().into(),
        user_data: 77,
        ..IoUringSqe::ZERO
    });
    assert_eq!(ring.enter(1, 0), 1);
    let forever = Timespec { tv_sec: -1, tv_nsec: -1 };
    let of = |addr| IoUringSyncCancelReg { addr, timeout: forever, ..IoUringSyncCancelReg::ZERO };
    // SAFETY: the operation takes one such structure.
    unsafe {
        assert_eq!(ring.register(IORING_REGISTER_SYNC_CANCEL, &mut of(78), 1), -ENOENT);
        assert_eq!(ring.register(IORING_REGISTER_SYNC_CANCEL, &mut of(77), 1), 0);
    }
    assert_eq!(ring.enter(0, 1), 0);
    let completion = ring.take().unwrap();
    assert_eq!((completion.user_data, completion.res), (77, -ECANCELED));
}

#[test]
fn the_kernel_allocates_from_the_range_of_slots() {
    let Some(ring) = <Ring>::new(0) else { return };
    let mut files = IoUringRsrcRegister {
        nr: 4,
        flags: IORING_RSRC_REGISTER_SPARSE,
        ..IoUringRsrcRegister::ZERO
    };
    let size = U32::try_from(size_of::<IoUringRsrcRegister>()).unwrap();
    let range = |off, len| IoUringFileIndexRange { off, len, ..IoUringFileIndexRange::ZERO };
    // SAFETY: the operations take these structures, the first one with its size.
    unsafe {
        assert_eq!(ring.register(IORING_REGISTER_FILES2, &mut files, size), 0);
        let operation = IORING_REGISTER_FILE_ALLOC_RANGE;
        assert_eq!(ring.register(operation, &mut range(2, 1), 0), 0);
        assert_eq!(ring.register(operation, &mut range(2, 3), 0), -EINVAL);
    }
    ring.queue(IoUringSqe {
        opcode: IORING_OP_SOCKET,
        fd: libc::AF_UNIX,
        off: libc::SOCK_STREAM.try_into().unwrap(),
        file_index: IORING_FILE_INDEX_ALLOC.cast_signed(),
        ..IoUringSqe::ZERO
    });
    assert_eq!(ring.enter(1, 1), 1);
    assert_eq!(ring.take().map(|completion| completion.res), Some(2), "the only slot");
}

#[test]
fn a_buffer_ring_reports_its_head() {
    let Some(ring) = <Ring>::new(0) else { return };
    let mut buffers = IoUringBufReg {
        ring_entries: 4,
        bgid: 9,
        flags: IOU_PBUF_RING_MMAP,
        ..IoUringBufReg::ZERO
    };
    let mut status = IoUringBufStatus { buf_group: 9, head: 99, ..IoUringBufStatus::ZERO };
    // SAFETY: the operations take one such structure each; the kernel allocates the ring.
    unsafe {
        assert_eq!(ring.register(IORING_REGISTER_PBUF_RING, &mut buffers, 1), 0);
        match ring.register(IORING_REGISTER_PBUF_STATUS, &mut status, 1) {
            answer if answer == -EINVAL => {
                unproved("`IORING_REGISTER_PBUF_STATUS`: not supported by this kernel");
            }
            answer => assert_eq!((answer, status.head), (0, 0)),
        }
        status.buf_group = 10;
        assert!(ring.register(IORING_REGISTER_PBUF_STATUS, &mut status, 1) < 0);
    }
}

#[test]
fn timeouts_use_the_registered_clock() {
    let Some(ring) = <Ring>::new(0) else { return };
    let of = |clock: I32| IoUringClockRegister {
        clockid: clock.cast_unsigned(),
        ..IoUringClockRegister::ZERO
    };
    // SAFETY: the operation takes one such structure.
    unsafe {
        if ring.register(IORING_REGISTER_CLOCK, &mut of(CLOCK_BOOTTIME), 0) == -EINVAL {
            return unproved("`IORING_REGISTER_CLOCK`: not supported by this kernel");
        }
        assert_eq!(ring.register(IORING_REGISTER_CLOCK, &mut of(CLOCK_REALTIME), 0), -EINVAL);
    }
}

#[test]
fn buffers_are_cloned_from_another_ring() {
    let (Some(source), Some(target)) = (<Ring>::new(0), <Ring>::new(0)) else { return };
    let mut memory = [[1_u8; 64]; 2];
    let mut buffers = memory
        .each_mut()
        .map(|part| libc::iovec { iov_base: part.as_mut_ptr().cast(), iov_len: part.len() });
    let mut clone = IoUringCloneBuffers {
        src_fd: source.fd.as_raw_fd().cast_unsigned(),
        src_off: 1,
        nr: 1,
        ..IoUringCloneBuffers::ZERO
    };
    let zero = std::fs::File::open("/dev/zero").unwrap();
    // SAFETY: the operations take these structures; the memory outlives the rings.
    unsafe {
        assert_eq!(source.register(IORING_REGISTER_BUFFERS, &mut buffers, 2), 0);
        match target.register(IORING_REGISTER_CLONE_BUFFERS, &mut clone, 1) {
            0 => {}
            answer => {
                assert_eq!(answer, -EINVAL);
                return unproved("`IORING_REGISTER_CLONE_BUFFERS`: not supported by this kernel");
            }
        }
    }
    // Buffer 0 of the target is buffer 1 of the source.
    target.queue(IoUringSqe {
        opcode: IORING_OP_READ_FIXED,
        fd: zero.as_raw_fd(),
        addr: buffers[1].iov_base.expose_provenance() as u64,
        len: 64,
        ..IoUringSqe::ZERO
    });
    assert_eq!(target.enter(1, 1), 1);
    assert_eq!(target.take().map(|completion| completion.res), Some(64));
    assert_eq!(memory, [[1; 64], [0; 64]]);
}

/// A page-aligned page, as a memory region requires.
#[repr(C, align(4096))]
struct Page([IoUringRegWait; 64]);

#[test]
fn an_argument_of_a_wait_is_registered() {
    assert_eq!(size_of::<Page>(), 4096);
    let Some(ring) = <Ring>::new(IORING_SETUP_R_DISABLED) else { return };
    let mut page = Box::new(Page([IoUringRegWait::ZERO; 64]));
    page.0[1] = IoUringRegWait {
        ts: Timespec { tv_sec: 0, tv_nsec: 1_000_000 },
        flags: IORING_REG_WAIT_TS,
        ..IoUringRegWait::ZERO
    };
    let mut description = IoUringRegionDesc {
        user_addr: (&raw mut *page).expose_provenance() as u64,
        size: 4096,
        flags: IORING_MEM_REGION_TYPE_USER,
        ..IoUringRegionDesc::ZERO
    };
    let mut region = IoUringMemRegionReg {
        region_uptr: (&raw mut description).expose_provenance() as u64,
        flags: IORING_MEM_REGION_REG_WAIT_ARG,
        ..IoUringMemRegionReg::ZERO
    };
    // SAFETY: the operations take these structures; the page outlives the ring.
    unsafe {
        let fd = ring.fd.as_raw_fd();
        match ring.register(IORING_REGISTER_MEM_REGION, &mut region, 1) {
            0 => {}
            answer => {
                assert_eq!(answer, -EINVAL);
                return unproved("`IORING_REGISTER_MEM_REGION`: not supported by this kernel");
            }
        }
        assert_eq!(io_uring_register(fd, IORING_REGISTER_ENABLE_RINGS, null_mut(), 0), 0);
        let size = size_of::<IoUringRegWait>();
        let flags = IORING_ENTER_GETEVENTS | IORING_ENTER_EXT_ARG | IORING_ENTER_EXT_ARG_REG;
        // The second element of the array, by its offset.
        let argument = core::ptr::without_provenance(size);
        assert_eq!(io_uring_enter(fd, 0, 1, flags, argument, size as u64), -ETIME);
    }
    drop(ring);
}

#[test]
fn the_kernel_reports_its_capabilities() {
    let mut result = IoUringQueryOpcode::ZERO;
    let mut query = IoUringQueryHdr {
        query_data: (&raw mut result).expose_provenance() as u64,
        query_op: IO_URING_QUERY_OPCODES,
        size: size_of::<IoUringQueryOpcode>().try_into().unwrap(),
        ..IoUringQueryHdr::ZERO
    };
    // SAFETY: the operation takes one such structure, which points to the other; it needs no ring.
    let answer =
        unsafe { io_uring_register(-1, IORING_REGISTER_QUERY, (&raw mut query).cast(), 0) };
    if answer != 0 {
        assert!([-EINVAL, -EPERM, -ENOSYS].contains(&answer), "{answer}");
        return unproved("`IORING_REGISTER_QUERY`: not supported or not permitted by this kernel");
    }
    assert_eq!((query.result, query.next_entry), (0, 0));
    assert!((40..=48).contains(&query.size), "{query:?}");
    assert!(result.nr_request_opcodes > IORING_OP_SOCKET.into());
    assert!(result.nr_register_opcodes > IORING_REGISTER_QUERY);
    let (setup, enter) = (IORING_SETUP_SQE128 | IORING_SETUP_CQE32, IORING_ENTER_EXT_ARG_REG);
    assert_eq!(result.ring_setup_flags & U64::from(setup), setup.into());
    assert_eq!(result.enter_flags & U64::from(enter), enter.into());
    assert_ne!(result.feature_flags & U64::from(IORING_FEAT_SINGLE_MMAP), 0);
    assert_ne!(result.sqe_flags & U64::from(IOSQE_IO_LINK), 0);
}

#[test]
fn network_polling_is_set_and_read() {
    let Some(ring) = <Ring>::new(0) else { return };
    let mut napi = IoUringNapi {
        busy_poll_to: 123,
        prefer_busy_poll: 1,
        opcode: IO_URING_NAPI_REGISTER_OP,
        op_param: IO_URING_NAPI_TRACKING_DYNAMIC,
        ..IoUringNapi::ZERO
    };
    // SAFETY: the operations take one such structure.
    unsafe {
        if ring.register(IORING_REGISTER_NAPI, &mut napi, 1) != 0 {
            return unproved("`IORING_REGISTER_NAPI`: not supported by this kernel");
        }
        let mut before = IoUringNapi::ZERO;
        assert_eq!(ring.register(IORING_UNREGISTER_NAPI, &mut before, 1), 0);
        assert_eq!((before.busy_poll_to, before.prefer_busy_poll), (123, 1));
    }
}
