//! `io`, `event`: descriptors, each test in a thread with its own descriptor table.

use std::{fs::File, os::fd::AsFd};

use sysdecl::linux::{
    event::{EpollEvent, EpollFlags, EventFdFlags, FdSet, InotifyFlags, InotifyMask, PollFd},
    io::OpenFlags,
    time::Timespec,
};

use super::{both, closed, raw, word};
use crate::{
    beside::{agree, alone, err, same},
    declared::{event, fs, io, pipe},
};

#[test]
fn descriptors_are_duplicated_alike() {
    alone(|| {
        let file = File::open("/dev/null").unwrap();
        let (at, fd) = (file.as_fd(), raw(&file));
        // SAFETY: the thread has its own descriptor table.
        unsafe {
            let (mut ours, theirs) = both(io::dup(at), libc::dup(fd)).unwrap();
            assert_eq!(both(io::dup(closed()), libc::dup(-1)).unwrap_err(), err(libc::EBADF));
            let number = raw(&ours);
            let told = libc::dup2(fd, raw(&theirs));
            assert_eq!((word(io::dup2(at, &mut ours)), told), (0, raw(&theirs)));
            assert_eq!(raw(&ours), number);
            let ours_failed = word(io::dup2(closed(), &mut ours));
            agree!(ours_failed, libc::dup2(-1, raw(&theirs)), err(libc::EBADF));
            io::dup3(at, &mut ours, OpenFlags::CLOEXEC).unwrap();
            assert_eq!(libc::fcntl(number, libc::F_GETFD), libc::FD_CLOEXEC);
            let flags = OpenFlags::APPEND;
            let told = libc::dup3(fd, raw(&theirs), flags.bits());
            agree!(word(io::dup3(at, &mut ours, flags)), told, err(libc::EINVAL));
            let told = libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, 100);
            let (ours, theirs) = both(io::fcntl_dupfd_cloexec(at, 100), told).unwrap();
            assert!(raw(&ours) >= 100 && raw(&theirs) >= 100);
            let number = std::os::fd::IntoRawFd::into_raw_fd(ours);
            assert_eq!(word(io::try_close(number)), 0);
            agree!(word(io::try_close(number)), libc::close(number), err(libc::EBADF));
        }
    });
}

#[test]
fn epoll_watches_alike() {
    // SAFETY: the only pointer points to an event.
    unsafe {
        let (ours, theirs) = both(
            event::epoll_create(EpollFlags::CLOEXEC),
            libc::epoll_create1(libc::EPOLL_CLOEXEC),
        )
        .unwrap();
        let (counter, _other) =
            both(event::eventfd(1, EventFdFlags::CLOEXEC), libc::eventfd(1, 0)).unwrap();
        let (at, fd, watched) = (ours.as_fd(), raw(&theirs), counter.as_fd());
        let wanted = EpollEvent { events: libc::EPOLLIN as u32, data: 7 };
        let mut told = libc::epoll_event { events: libc::EPOLLIN as u32, u64: 7 };
        let mut control = |operation| libc::epoll_ctl(fd, operation, raw(&watched), &raw mut told);
        let add = libc::EPOLL_CTL_ADD;
        let modify = libc::EPOLL_CTL_MOD;
        agree!(word(event::epoll_mod(at, watched, &wanted)), control(modify), err(libc::ENOENT));
        agree!(word(event::epoll_add(at, watched, &wanted)), control(add), 0);
        agree!(word(event::epoll_add(at, watched, &wanted)), control(add), err(libc::EEXIST));
        agree!(word(event::epoll_mod(at, watched, &wanted)), control(modify), 0);
        let mut events = [libc::epoll_event { events: 0, u64: 0 }; 2];
        for fd in [raw(&ours), fd] {
            assert_eq!(libc::epoll_wait(fd, events.as_mut_ptr(), 2, 0), 1);
            assert_eq!({ events[0].u64 }, 7);
        }
        let delete = control(libc::EPOLL_CTL_DEL);
        agree!(word(event::epoll_del(at, watched)), delete, 0);
        let delete = control(libc::EPOLL_CTL_DEL);
        agree!(word(event::epoll_del(at, watched)), delete, err(libc::ENOENT));
        let flags = EpollFlags::from_bits_retain(1);
        let failed = both(event::epoll_create(flags), libc::epoll_create1(1));
        assert_eq!(failed.unwrap_err(), err(libc::EINVAL));
    }
}

#[test]
fn inotify_watches_alike() {
    // SAFETY: the paths are NUL-terminated.
    unsafe {
        let created = fs::inotify_init1(InotifyFlags::CLOEXEC);
        let (ours, theirs) = both(created, libc::inotify_init1(libc::IN_CLOEXEC)).unwrap();
        let (at, fd) = (ours.as_fd(), raw(&theirs));
        for path in [c"/tmp", c"/missing"] {
            let told = libc::inotify_add_watch(fd, path.as_ptr(), libc::IN_OPEN);
            same!(word(fs::inotify_add_watch(at, path, InotifyMask::OPEN)), told);
        }
        agree!(word(fs::inotify_rm_watch(at, 1)), libc::inotify_rm_watch(fd, 1), 0);
        let ours = word(fs::inotify_rm_watch(at, 1));
        agree!(ours, libc::inotify_rm_watch(fd, 1), err(libc::EINVAL));
    }
}

#[test]
fn descriptors_are_waited_for_alike() {
    alone(|| {
        let [reader, writer] = pipe::pipe().unwrap();
        let (read, write) = (raw(&reader), raw(&writer));
        let short = Timespec { tv_sec: 0, tv_nsec: 1_000_000 };
        let time = libc::timespec { tv_sec: 0, tv_nsec: 1_000_000 };
        for fd in [read, write] {
            let events = libc::POLLIN | libc::POLLOUT;
            let mut fds = [PollFd { fd, events, revents: 0 }];
            let mut theirs = [libc::pollfd { fd, events, revents: 0 }];
            let mut sets = [FdSet::default(), FdSet::default()];
            for set in &mut sets {
                set.fds_bits[0] = 1 << fd;
            }
            // SAFETY: all memory belongs to this thread.
            unsafe {
                let told = i64::from(libc::ppoll(
                    theirs.as_mut_ptr(),
                    1,
                    &raw const time,
                    std::ptr::null(),
                ));
                assert_eq!(word(event::poll(&mut fds, Some(&short))), told);
                assert_eq!(fds[0].revents, theirs[0].revents);
                let [reading, writing] = &mut sets;
                let ready = event::select(fd + 1, Some(reading), Some(writing), None, Some(&short));
                assert_eq!(word(ready), told);
            }
            let is_ready = [theirs[0].revents & libc::POLLIN, theirs[0].revents & libc::POLLOUT];
            assert_eq!(
                sets.map(|set| set.fds_bits[0]),
                is_ready.map(|is| u64::from(is != 0) << fd)
            );
        }
        // The timeout is not changed.
        assert_eq!(short.tv_nsec, 1_000_000);
    });
}
