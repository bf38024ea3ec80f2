//! Compares each function of `linux::event` with the C library's on the same input, for success and errors.
#![cfg(target_os = "linux")]

mod beside;

use core::{
    mem,
    ptr::{null, null_mut},
};
use std::{
    env, fs,
    io::{self, PipeReader, PipeWriter, Write},
    os::{
        fd::{AsRawFd, OwnedFd},
        unix::ffi::OsStrExt,
    },
    thread,
    time::{Duration, Instant},
};

use beside::{agree, owned};
use sysdecl::{
    I16, I32,
    errno::{EAGAIN, EBADF, EEXIST, EINTR, EINVAL, ENOENT, EPERM},
    linux::event::*,
};

/// A pipe, optionally with a byte in it.
fn pipe(full: bool) -> (PipeReader, PipeWriter) {
    let (reader, mut writer) = io::pipe().unwrap();
    if full {
        writer.write_all(b"x").unwrap();
    }
    (reader, writer)
}

const fn wanted(fd: I32, events: I16) -> PollFd {
    PollFd { fd, events, revents: -1 }
}

/// Asserts that `wait` takes `milliseconds` or slightly longer.
fn lasts<T>(milliseconds: u64, wait: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let answer = wait();
    assert!(start.elapsed() >= Duration::from_millis(milliseconds), "{:?}", start.elapsed());
    answer
}

/// Runs `wait` with a signal blocked and pending, so that a mask that unblocks it ends the wait immediately.
fn with_a_pending_signal<T: Send>(wait: impl FnOnce() -> T + Send) -> T {
    extern "C" fn nothing(_: I32) {}
    thread::scope(|scope| {
        // A separate thread, because the signal stays pending for it.
        let thread = scope.spawn(|| {
            // SAFETY: the structures are valid, and the handler does nothing.
            unsafe {
                let mut action: libc::sigaction = mem::zeroed();
                action.sa_sigaction = nothing as extern "C" fn(I32) as usize;
                libc::sigaction(libc::SIGUSR2, &raw const action, null_mut());
                let mut set: libc::sigset_t = mem::zeroed();
                libc::sigaddset(&raw mut set, libc::SIGUSR2);
                libc::pthread_sigmask(libc::SIG_BLOCK, &raw const set, null_mut());
                libc::raise(libc::SIGUSR2);
            }
            wait()
        });
        thread.join().unwrap()
    })
}

static NO_SIGNALS: SigSet = SigSet::ZERO;

#[test]
fn poll_returns_the_same_as_in_libc() {
    let ((empty, _writer), (full, full_writer)) = (pipe(false), pipe(true));
    let (closed, writer) = pipe(false);
    drop(writer);
    let list = [
        wanted(empty.as_raw_fd(), POLLIN),
        wanted(full.as_raw_fd(), POLLIN | POLLPRI),
        wanted(full_writer.as_raw_fd(), POLLOUT),
        wanted(closed.as_raw_fd(), POLLIN),
        wanted(-1, POLLIN),
        wanted(1_000_000, POLLIN),
    ];
    let (mut ours, mut with_span, mut theirs) = (list, list, list);
    let mut span = Timespec { tv_sec: 3, tv_nsec: 0 };
    // SAFETY: the lists are valid for reads and writes, and have the given length.
    unsafe {
        agree!(
            poll(ours.as_mut_ptr(), 6, 1000),
            libc::poll(theirs.as_mut_ptr().cast(), 6, 1000),
            4,
        );
        assert_eq!(ppoll(with_span.as_mut_ptr(), 6, &raw mut span, null(), 0), 4);
    }
    assert_eq!((ours, with_span), (theirs, theirs));
    assert_eq!(ours.map(|fd| fd.revents), [0, POLLIN, POLLOUT, POLLHUP, 0, POLLNVAL]);
    // The remaining time is written back.
    assert!(span.tv_sec == 2 && span.tv_nsec > 0, "{span:?}");
}

#[test]
fn poll_waits_until_the_timeout() {
    let (empty, writer) = pipe(false);
    let mut list = [wanted(empty.as_raw_fd(), POLLIN)];
    let at = list.as_mut_ptr();
    // SAFETY: the list is valid for reads and writes, and has the given length.
    unsafe {
        assert_eq!(lasts(3, || poll(at, 1, 3)), 0);
        assert_eq!(poll(at, 1, 0), 0);
        assert_eq!(lasts(2, || poll(null_mut(), 0, 2)), 0);
        let mut span = Timespec { tv_sec: 0, tv_nsec: 2_500_000 };
        assert_eq!(lasts(2, || ppoll(at, 1, &raw mut span, null(), 0)), 0);
        assert_eq!(span, Timespec::ZERO);
        // Without a timeout, until a byte is written.
        let writing = thread::spawn(move || {
            thread::sleep(Duration::from_millis(3));
            (&writer).write_all(b"y").unwrap();
            writer
        });
        assert_eq!(poll(at, 1, -1), 1);
        writing.join().unwrap();
        assert_eq!(ppoll(at, 1, null_mut(), null(), 0), 1);
    }
}

#[test]
fn poll_fails_as_in_libc() {
    let mut list = [wanted(-1, 0)];
    let at = list.as_mut_ptr();
    let mut no_time = Timespec { tv_sec: 0, tv_nsec: -1 };
    let many = 0x4000_0000;
    // SAFETY: the kernel rejects a list that is too long and an invalid time before it accesses the list.
    unsafe {
        agree!(poll(at, many, 0), libc::poll(at.cast(), many.into(), 0), -EINVAL);
        agree!(
            ppoll(at, 1, &raw mut no_time, null(), 0),
            libc::ppoll(at.cast(), 1, (&raw const no_time).cast(), null()),
            -EINVAL,
        );
        agree!(
            ppoll(at, 1, null_mut(), &raw const NO_SIGNALS, 7),
            libc::syscall(libc::SYS_ppoll, at, 1, 0_usize, &raw const NO_SIGNALS, 7),
            -EINVAL,
        );
        let answer =
            with_a_pending_signal(|| ppoll(null_mut(), 0, null_mut(), &raw const NO_SIGNALS, 8));
        assert_eq!(answer, -EINTR);
    }
}

fn set(fds: &[I32]) -> FdSet {
    let mut set = FdSet::ZERO;
    for fd in fds {
        set.insert(*fd);
    }
    set
}

#[test]
fn select_returns_the_same_as_in_libc() {
    let ((empty, empty_writer), (full, full_writer)) = (pipe(false), pipe(true));
    let fds = [&empty as &dyn AsRawFd, &full, &empty_writer, &full_writer].map(AsRawFd::as_raw_fd);
    let count = fds.iter().max().unwrap() + 1;
    let [mut ours, mut with_span, mut theirs] = [[set(&fds[..2]), set(&fds[2..]), set(&fds)]; 3];
    let mut span = Timespec { tv_sec: 3, tv_nsec: 0 };
    let mut left = Timeval { tv_sec: 1, tv_usec: 2_000_000 };
    // SAFETY: the sets and times are valid for reads and writes.
    unsafe {
        let [read, write, except] = ours.each_mut().map(|set| &raw mut *set);
        let [libc_read, libc_write, libc_except] = theirs.each_mut().map(|set| &raw mut *set);
        agree!(
            select(count, read, write, except, &raw mut left),
            libc::select(
                count,
                libc_read.cast(),
                libc_write.cast(),
                libc_except.cast(),
                null_mut()
            ),
            3,
        );
        let [read, write, except] = with_span.each_mut().map(|set| &raw mut *set);
        assert_eq!(pselect6(count, read, write, except, &raw mut span, null()), 3);
    }
    assert_eq!((ours, with_span), (theirs, theirs));
    assert_eq!(ours, [set(&fds[1..2]), set(&fds[2..]), FdSet::ZERO]);
    assert!(ours[0].contains(fds[1]) && !ours[0].contains(fds[0]));
    assert!(left.tv_sec == 2 && left.tv_usec > 0, "{left:?}");
    assert!(span.tv_sec == 2 && span.tv_nsec > 0, "{span:?}");
}

#[test]
fn select_waits_until_the_timeout() {
    let (empty, _writer) = pipe(false);
    let mut read = set(&[empty.as_raw_fd()]);
    let at = &raw mut read;
    let count = empty.as_raw_fd() + 1;
    let mut left = Timeval { tv_sec: 0, tv_usec: 3000 };
    // SAFETY: the set and the time are valid for reads and writes.
    unsafe {
        let wait = || select(count, at, null_mut(), null_mut(), &raw mut left);
        assert_eq!(lasts(3, wait), 0);
        assert_eq!(left, Timeval::ZERO);
        assert_eq!(read, FdSet::ZERO);
        let mut span = Timespec { tv_sec: 0, tv_nsec: 2_000_000 };
        let wait = || pselect6(0, null_mut(), null_mut(), null_mut(), &raw mut span, null());
        assert_eq!(lasts(2, wait), 0);
    }
}

#[test]
fn select_fails_as_in_libc() {
    let mut closed = set(&[1000]);
    let at = &raw mut closed;
    // SAFETY: the set and the times are valid for reads and writes.
    unsafe {
        // The kernel ignores bits beyond the size of the descriptor table, so the table is extended.
        let far = libc::dup2(2, 1001);
        assert_eq!(far, 1001);
        agree!(
            select(1001, at, null_mut(), null_mut(), null_mut()),
            libc::select(1001, at.cast(), null_mut(), null_mut(), null_mut()),
            -EBADF,
        );
        libc::close(far);
        agree!(
            select(-1, null_mut(), null_mut(), null_mut(), null_mut()),
            libc::select(-1, null_mut(), null_mut(), null_mut(), null_mut()),
            -EINVAL,
        );
        for (tv_sec, tv_usec) in [(-1, 0), (0, -1)] {
            let (mut ours, mut theirs) = ([Timeval { tv_sec, tv_usec }; 1], [tv_sec, tv_usec]);
            agree!(
                select(0, null_mut(), null_mut(), null_mut(), ours.as_mut_ptr()),
                libc::syscall(
                    libc::SYS_pselect6,
                    0,
                    0_usize,
                    0_usize,
                    0_usize,
                    theirs.as_mut_ptr(),
                    0_usize
                ),
                -EINVAL,
            );
            assert_eq!([ours[0].tv_sec, ours[0].tv_usec], theirs);
        }
        // Converted to seconds, these microseconds overflow 64 bits: they must not wrap around to a valid time.
        let (full, _writer) = pipe(true);
        let count = full.as_raw_fd() + 1;
        for (tv_sec, tv_usec) in
            [(i64::MAX, 1_000_000), (i64::MIN, i64::MIN / 1_000_000 * 1_000_000)]
        {
            let (mut span, mut read) = (Timeval { tv_sec, tv_usec }, set(&[full.as_raw_fd()]));
            let answer = select(count, &raw mut read, null_mut(), null_mut(), &raw mut span);
            assert_eq!((answer, span), (-EINVAL, Timeval { tv_sec, tv_usec }));
        }
        let answer = with_a_pending_signal(|| {
            let mask = PselectSigmask { p: &raw const NO_SIGNALS, size: 8 };
            let mask = (&raw const mask).cast();
            pselect6(0, null_mut(), null_mut(), null_mut(), null_mut(), mask)
        });
        assert_eq!(answer, -EINTR);
    }
}

#[test]
fn epoll_create_behaves_as_in_libc() {
    for (fd, flags) in [
        (epoll_create1(EPOLL_CLOEXEC), libc::FD_CLOEXEC),
        (epoll_create1(0), 0),
        (epoll_create(1), 0),
    ] {
        let epoll = owned(fd);
        // SAFETY: the call accesses no memory.
        assert_eq!(unsafe { libc::fcntl(fd, libc::F_GETFD) }, flags);
        let link = fs::read_link(format!("/proc/self/fd/{fd}")).unwrap();
        assert_eq!(link.to_str(), Some("anon_inode:[eventpoll]"));
        drop(epoll);
    }
    // SAFETY: the calls access no memory.
    unsafe {
        agree!(epoll_create1(1), libc::epoll_create1(1), -EINVAL);
        agree!(epoll_create(0), libc::epoll_create(0), -EINVAL);
        agree!(epoll_create(-5), libc::epoll_create(-5), -EINVAL);
    }
}

#[test]
fn epoll_reports_ready_descriptors() {
    let epoll = owned(epoll_create1(EPOLL_CLOEXEC));
    let epoll = epoll.as_raw_fd();
    let ((full, _full_writer), (empty, empty_writer)) = (pipe(true), pipe(false));
    let event = |events, data| EpollEvent { events, data };
    let mut ready = [EpollEvent::ZERO; 4];
    let at = ready.as_mut_ptr();
    // SAFETY: the events are valid for reads, and the list is valid for writes and has the given length.
    unsafe {
        let add = |fd: &dyn AsRawFd, event: EpollEvent| {
            let mut event = event;
            epoll_ctl(epoll, EPOLL_CTL_ADD, fd.as_raw_fd(), &raw mut event)
        };
        assert_eq!(add(&full, event(EPOLLIN, 0x0123_4567_89ab_cdef)), 0);
        assert_eq!(add(&empty, event(EPOLLIN | EPOLLET, 2)), 0);
        assert_eq!(epoll_wait(epoll, at, 4, 1000), 1);
        assert_eq!(*at, event(EPOLLIN, 0x0123_4567_89ab_cdef));
        let mut theirs = [EpollEvent::ZERO; 4];
        assert_eq!(libc::epoll_wait(epoll, theirs.as_mut_ptr().cast(), 4, 1000), 1);
        assert_eq!(theirs[0], *at);

        // Two descriptors; the second one is reported only once.
        (&empty_writer).write_all(b"z").unwrap();
        assert_eq!(epoll_pwait(epoll, at, 4, -1, null(), 0), 2);
        assert_eq!(epoll_wait(epoll, at, 4, 1000), 1);

        // Modified, then removed.
        let mut changed = event(EPOLLOUT, 3);
        let fd = full.as_raw_fd();
        assert_eq!(epoll_ctl(epoll, EPOLL_CTL_MOD, fd, &raw mut changed), 0);
        assert_eq!(epoll_wait(epoll, at, 4, 0), 0);
        assert_eq!(epoll_ctl(epoll, EPOLL_CTL_DEL, fd, null_mut()), 0);
        agree!(
            epoll_ctl(epoll, EPOLL_CTL_DEL, fd, null_mut()),
            libc::epoll_ctl(epoll, EPOLL_CTL_DEL, fd, null_mut()),
            -ENOENT,
        );
        assert_eq!(lasts(2, || epoll_wait(epoll, at, 4, 2)), 0);
    }
}

#[test]
fn epoll_waits_with_nanosecond_timeouts() {
    let epoll = owned(epoll_create1(EPOLL_CLOEXEC));
    let epoll = epoll.as_raw_fd();
    let (full, _writer) = pipe(true);
    let mut event = EpollEvent { events: EPOLLIN, data: 9 };
    let mut ready = [EpollEvent::ZERO; 4];
    let at = ready.as_mut_ptr();
    let [short, long, no_time] =
        [(0, 2_000_000), (5, 0), (0, -1)].map(|(tv_sec, tv_nsec)| Timespec { tv_sec, tv_nsec });
    // SAFETY: the event and the times are valid for reads, and the list is valid for writes and has the given length.
    unsafe {
        let answer = epoll_pwait2(epoll, at, 4, &raw const no_time, null(), 0);
        if !beside::is_there("epoll_pwait2", answer) {
            return;
        }
        agree!(
            answer,
            libc::syscall(libc::SYS_epoll_pwait2, epoll, at, 4, &raw const no_time, 0_usize, 0),
            -EINVAL,
        );
        assert_eq!(lasts(2, || epoll_pwait2(epoll, at, 4, &raw const short, null(), 0)), 0);
        assert_eq!(epoll_ctl(epoll, EPOLL_CTL_ADD, full.as_raw_fd(), &raw mut event), 0);
        assert_eq!(epoll_pwait2(epoll, at, 4, &raw const long, null(), 0), 1);
        assert_eq!(*at, event);
        assert_eq!(epoll_ctl(epoll, EPOLL_CTL_DEL, full.as_raw_fd(), null_mut()), 0);
        let at = at.expose_provenance();
        let answer = with_a_pending_signal(|| {
            let at = core::ptr::with_exposed_provenance_mut(at);
            epoll_pwait2(epoll, at, 4, null(), &raw const NO_SIGNALS, 8)
        });
        assert_eq!(answer, -EINTR);
    }
}

#[test]
fn epoll_fails_as_in_libc() {
    let epoll = owned(epoll_create1(EPOLL_CLOEXEC));
    let epoll = epoll.as_raw_fd();
    let (reader, _writer) = pipe(false);
    let (fd, file) = (reader.as_raw_fd(), fs::File::open("/proc/self/exe").unwrap());
    let file = file.as_raw_fd();
    let mut event = EpollEvent { events: EPOLLIN, data: 0 };
    let mut ready = [EpollEvent::ZERO; 4];
    let at = ready.as_mut_ptr();
    // SAFETY: the event is valid for reads, and the list is valid for writes and has the given length.
    unsafe {
        assert_eq!(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &raw mut event), 0);
        for (instance, op, fd, expected) in [
            (epoll, EPOLL_CTL_ADD, fd, -EEXIST),
            (epoll, EPOLL_CTL_ADD, file, -EPERM),
            (epoll, EPOLL_CTL_ADD, epoll, -EINVAL),
            (epoll, EPOLL_CTL_MOD, file, -EPERM),
            (epoll, 9, fd, -EINVAL),
            (epoll, EPOLL_CTL_ADD, -1, -EBADF),
            (fd, EPOLL_CTL_DEL, epoll, -EINVAL),
        ] {
            agree!(
                epoll_ctl(instance, op, fd, &raw mut event),
                libc::epoll_ctl(instance, op, fd, (&raw mut event).cast()),
                expected,
            );
        }
        for (instance, count, expected) in [(epoll, 0, -EINVAL), (-1, 4, -EBADF), (fd, 4, -EINVAL)]
        {
            agree!(
                epoll_wait(instance, at, count, 0),
                libc::epoll_wait(instance, at.cast(), count, 0),
                expected,
            );
            agree!(
                epoll_pwait(instance, at, count, 0, null(), 0),
                libc::epoll_pwait(instance, at.cast(), count, 0, null()),
                expected,
            );
        }
        let at = at.expose_provenance();
        let answers = with_a_pending_signal(|| {
            let at = core::ptr::with_exposed_provenance_mut(at);
            epoll_pwait(epoll, at, 4, -1, &raw const NO_SIGNALS, 8)
        });
        assert_eq!(answers, -EINTR);
    }
}

/// Reads the value of an eventfd counter.
fn read_count(fd: I32) -> Result<u64, i64> {
    let mut count = 0_u64;
    // SAFETY: 8 bytes are valid for writes.
    let answer = beside::c(unsafe { libc::read(fd, (&raw mut count).cast(), 8) } as i64);
    if answer == 8 { Ok(count) } else { Err(answer) }
}

#[test]
fn an_eventfd_counts() {
    let plain = owned(eventfd(3));
    let counter = owned(eventfd2(5, EFD_NONBLOCK | EFD_CLOEXEC));
    let semaphore = owned(eventfd2(2, EFD_NONBLOCK | EFD_SEMAPHORE));
    let theirs = owned(unsafe_eventfd(5, libc::EFD_NONBLOCK | libc::EFD_CLOEXEC));
    assert_eq!(read_count(plain.as_raw_fd()), Ok(3));
    let nothing = Err(i64::from(-EAGAIN));
    for counter in [&counter, &theirs] {
        let fd = counter.as_raw_fd();
        // SAFETY: the call accesses no memory.
        assert_eq!(unsafe { libc::fcntl(fd, libc::F_GETFD) }, libc::FD_CLOEXEC);
        assert_eq!((read_count(fd), read_count(fd)), (Ok(5), nothing));
    }
    let fd = semaphore.as_raw_fd();
    assert_eq!([read_count(fd), read_count(fd), read_count(fd)], [Ok(1), Ok(1), nothing]);
    agree!(eventfd2(0, 2), unsafe_eventfd(0, 2), -EINVAL);
}

fn unsafe_eventfd(count: u32, flags: I32) -> I32 {
    // SAFETY: the call accesses no memory.
    unsafe { libc::eventfd(count, flags) }
}

/// `eventfd` and `inotify_init` take no invalid arguments: they fail only if no descriptor is available.
#[test]
fn creation_fails_if_no_descriptor_is_available() {
    // SAFETY: the child makes only system calls, and is waited for.
    unsafe {
        let child = libc::fork();
        if child == 0 {
            let none = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
            libc::setrlimit(libc::RLIMIT_NOFILE, &raw const none);
            let ours = [eventfd(0), inotify_init(), epoll_create(1), epoll_create1(0)];
            libc::_exit(i32::from(ours != [-libc::EMFILE; 4]));
        }
        let mut status = -1;
        assert_eq!(libc::waitpid(child, &raw mut status, 0), child);
        assert_eq!(status, 0);
    }
}

#[test]
fn a_signal_is_read() {
    let signal = libc::SIGUSR1;
    let mask = SigSet { sig: 1 << (signal - 1) };
    let all = SigSet { sig: !0 };
    // SAFETY: the sets are valid for reads, and the result for writes. The signal is blocked in this thread only.
    unsafe {
        let mut set: libc::sigset_t = mem::zeroed();
        libc::sigaddset(&raw mut set, signal);
        libc::pthread_sigmask(libc::SIG_BLOCK, &raw const set, null_mut());
        let fd = signalfd4(-1, &raw const mask, 8, SFD_NONBLOCK | SFD_CLOEXEC);
        let _closes = owned(fd);
        assert_eq!(libc::fcntl(fd, libc::F_GETFD), libc::FD_CLOEXEC);
        let mut info = SignalfdSiginfo::ZERO;
        let mut read = || beside::c(libc::read(fd, (&raw mut info).cast(), 128) as i64);
        assert_eq!(read(), i64::from(-EAGAIN));
        libc::raise(signal);
        assert_eq!(read(), 128);
        assert_eq!((info.ssi_signo, info.ssi_code), (signal.cast_unsigned(), libc::SI_TKILL));
        assert_eq!((info.ssi_pid, info.ssi_uid), (std::process::id(), libc::getuid()));

        // A new mask for the same descriptor, set by `signalfd`; `/proc` shows it.
        assert_eq!(signalfd(fd, &raw const all, 8), fd);
        let shown = fs::read_to_string(format!("/proc/self/fdinfo/{fd}")).unwrap();
        // Two signals cannot be received; an emulator also reserves one.
        let shown_mask = "sigmask:\tfffffffffffbfeff\n";
        assert!(
            shown.contains(shown_mask) || beside::emulator_lacks("a mask of all signals"),
            "{shown}"
        );
        let other = owned(signalfd(-1, &raw const mask, 8));
        assert_eq!(libc::fcntl(other.as_raw_fd(), libc::F_GETFD), 0);

        let all_are_told = !beside::emulator_lacks("a set of signals of a wrong size");
        for (fd, size, flags, expected, is_told) in [
            (-1, 7, 0, -EINVAL, all_are_told),
            (-1, 8, 1, -EINVAL, all_are_told),
            (2000, 8, 0, -EBADF, true),
            (2, 8, 0, -EINVAL, true),
        ] {
            if is_told {
                agree!(
                    signalfd4(fd, &raw const mask, size, flags),
                    libc::syscall(libc::SYS_signalfd4, fd, &raw const mask, size, flags),
                    expected,
                );
            }
        }
        agree!(
            signalfd(2, &raw const mask, 8),
            libc::syscall(libc::SYS_signalfd4, 2, &raw const mask, 8, 0),
            -EINVAL,
        );
    }
}

/// A temporary folder for one test, removed when dropped.
struct Folder(std::path::PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn watched() -> (Folder, std::ffi::CString) {
    let path = env::temp_dir().join(format!("sysdecl-inotify-{}", std::process::id()));
    fs::create_dir_all(&path).unwrap();
    let name = std::ffi::CString::new(path.as_os_str().as_bytes()).unwrap();
    (Folder(path), name)
}

/// Reads the pending events of an inotify instance.
fn read_events(instance: &OwnedFd) -> Vec<(InotifyEvent, String)> {
    let mut buf = [0_u8; 4096];
    // SAFETY: the buffer is valid for writes, and has the given length.
    let len = unsafe { libc::read(instance.as_raw_fd(), buf.as_mut_ptr().cast(), buf.len()) };
    let mut rest = &buf[..usize::try_from(len).unwrap()];
    let mut events = Vec::new();
    while !rest.is_empty() {
        // SAFETY: the kernel writes only complete events.
        let event: InotifyEvent = unsafe { rest.as_ptr().cast::<InotifyEvent>().read_unaligned() };
        let (name, others) = rest[size_of::<InotifyEvent>()..].split_at(event.len as usize);
        let name = name.split(|byte| *byte == 0).next().unwrap();
        events.push((event, String::from_utf8(name.into()).unwrap()));
        rest = others;
    }
    events
}

#[test]
fn changes_of_a_folder_are_read() {
    let (folder, name) = watched();
    let path = name.as_ptr().cast();
    let instance = owned(inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
    let plain = owned(inotify_init());
    let fd = instance.as_raw_fd();
    // SAFETY: the path is NUL-terminated; no memory is mapped at address 8.
    unsafe {
        assert_eq!(libc::fcntl(fd, libc::F_GETFD), libc::FD_CLOEXEC);
        assert_eq!(libc::fcntl(plain.as_raw_fd(), libc::F_GETFD), 0);
        let watch = inotify_add_watch(fd, path, IN_CREATE | IN_DELETE);
        assert!(watch > 0);
        // libc returns the same watch, because it is the same folder.
        assert_eq!(libc::inotify_add_watch(fd, path.cast(), IN_CREATE | IN_DELETE), watch);
        let file = folder.0.join("a file");
        fs::write(&file, "").unwrap();
        fs::remove_file(&file).unwrap();
        let seen = read_events(&instance);
        let masks: Vec<_> =
            seen.iter().map(|(event, name)| (event.wd, event.mask, name.as_str())).collect();
        assert_eq!(masks, [(watch, IN_CREATE, "a file"), (watch, IN_DELETE, "a file")]);
        assert_eq!(inotify_rm_watch(fd, watch), 0);
        let [(last, _)] = read_events(&instance)[..] else { panic!("one event") };
        assert_eq!((last.wd, last.mask), (watch, IN_IGNORED));

        agree!(inotify_rm_watch(fd, watch), libc::inotify_rm_watch(fd, watch), -EINVAL);
        agree!(inotify_rm_watch(-1, 1), libc::inotify_rm_watch(-1, 1), -EBADF);
        agree!(inotify_init1(1), libc::inotify_init1(1), -EINVAL);
        let nowhere = c"/nowhere/at/all".as_ptr();
        for (fd, path, mask, expected) in [
            (fd, nowhere, IN_CREATE, -ENOENT),
            (fd, path.cast(), 0, -EINVAL),
            (2000, path.cast(), IN_CREATE, -EBADF),
            (2, path.cast(), IN_CREATE, -EINVAL),
        ] {
            agree!(
                inotify_add_watch(fd, path.cast(), mask),
                libc::inotify_add_watch(fd, path, mask),
                expected,
            );
        }
    }
}

#[test]
fn a_timer_can_be_waited_for() {
    let timer = owned(timerfd_create(libc::CLOCK_MONOTONIC, TFD_CLOEXEC));
    let soon = Timespec { tv_sec: 0, tv_nsec: 2_000_000 };
    let setting = Itimerspec { it_value: soon, ..Itimerspec::ZERO };
    let mut list = [wanted(timer.as_raw_fd(), POLLIN)];
    let mut left = setting;
    // SAFETY: all pointers are valid for reads or writes, and have the given length.
    unsafe {
        assert_eq!(timerfd_settime(timer.as_raw_fd(), 0, &raw const setting, null_mut()), 0);
        assert_eq!(poll(list.as_mut_ptr(), 1, 5000), 1);
        assert_eq!(timerfd_gettime(timer.as_raw_fd(), &raw mut left), 0);
    }
    assert_eq!(left, Itimerspec::ZERO);
    assert_eq!(read_count(timer.as_raw_fd()), Ok(1));
}
