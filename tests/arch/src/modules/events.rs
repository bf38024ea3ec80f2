//! `linux::event`: waits for pipes and counters with each function.

use core::ptr;

use sysdecl::{
    linux::{
        event::*,
        io::{O_CLOEXEC, O_NONBLOCK, close, pipe, pipe2, read, write},
    },
    prelude::*,
};

use crate::check;

pub(super) fn check() {
    // SAFETY: all memory is valid and of the given length, and all descriptors belong to the test.
    unsafe {
        let mut ends = [-1; 2];
        check!(pipe(ends.as_mut_ptr()) == 0 && ends[0] > 2 && ends[1] > ends[0], "a pipe");
        close(ends[0]);
        close(ends[1]);
        check!(
            pipe2(ends.as_mut_ptr(), O_CLOEXEC | O_NONBLOCK) == 0,
            "a non-blocking pipe is created"
        );
        let [from, to] = ends;
        let mut byte = [0_u8; 1];
        check!(
            read(from, byte.as_mut_ptr(), 1) == (-Errno::EAGAIN.code()).into(),
            "reading an empty pipe is EAGAIN"
        );
        let mut list = [
            PollFd { fd: from, events: POLLIN, ..PollFd::ZERO },
            PollFd { fd: to, events: POLLOUT | POLLWRNORM, ..PollFd::ZERO },
        ];
        check!(poll(list.as_mut_ptr(), 1, 10) == 0, "poll waits for ten milliseconds");
        check!(poll(list.as_mut_ptr(), 2, -1) == 1, "poll reports one ready descriptor");
        check!(list[1].revents & POLLOUT != 0 && list[0].revents == 0, "the write end is ready");
        check!(write(to, b"x".as_ptr(), 1) == 1, "a byte is written");
        let mut soon = Timespec { tv_sec: 5, tv_nsec: 0 };
        check!(
            ppoll(list.as_mut_ptr(), 1, &raw mut soon, ptr::null(), 0) == 1,
            "ppoll reports one ready descriptor"
        );
        check!(list[0].revents == POLLIN, "the read end is readable");
        let mut readable = FdSet::ZERO;
        readable.insert(from);
        let mut soon = Timeval { tv_sec: 500, tv_usec: 0 };
        check!(
            select(from + 1, &raw mut readable, ptr::null_mut(), ptr::null_mut(), &raw mut soon)
                == 1
                && readable.contains(from),
            "select reports the readable descriptor"
        );
        check!(
            (1..500).contains(&soon.tv_sec),
            "select returns the remaining time: {}",
            soon.tv_sec
        );

        let epoll = epoll_create1(EPOLL_CLOEXEC);
        check!(epoll > 2, "epoll");
        let data = 0x0123_4567_89ab_cdef;
        let event = EpollEvent { events: EPOLLIN, data, ..EpollEvent::ZERO };
        check!(
            epoll_ctl(epoll, EPOLL_CTL_ADD, from, &raw const event) == 0,
            "epoll watches the pipe"
        );
        let mut found = [EpollEvent::ZERO; 2];
        check!(epoll_wait(epoll, found.as_mut_ptr(), 2, 1000) == 1, "epoll reports one event");
        let first = found[0];
        check!(
            { first.data } == data && { first.events } == EPOLLIN,
            "epoll returns the stored data"
        );
        check!(read(from, byte.as_mut_ptr(), 1) == 1 && &byte == b"x", "the byte is read");
        check!(epoll_wait(epoll, found.as_mut_ptr(), 2, 0) == 0, "epoll reports no more events");

        let counter = eventfd2(0x8000_0001, EFD_NONBLOCK);
        let mut count = 0_u64;
        check!(read(counter, (&raw mut count).cast(), 8) == 8, "an eventfd is read");
        check!(count == 0x8000_0001, "the eventfd had its initial value");
        check!(
            read(counter, (&raw mut count).cast(), 8) == (-Errno::EAGAIN.code()).into(),
            "reading an empty eventfd is EAGAIN"
        );
        for fd in [from, to, epoll, counter] {
            close(fd);
        }
    }
}
