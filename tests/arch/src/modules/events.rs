//! `linux::event`: pipes and counters are waited for, in each of the ways.

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
        check!(pipe2(ends.as_mut_ptr(), O_CLOEXEC | O_NONBLOCK) == 0, "a pipe that does not wait");
        let [from, to] = ends;
        let mut byte = [0_u8; 1];
        check!(read(from, byte.as_mut_ptr(), 1) == (-Errno::EAGAIN.code()).into(), "it is empty");
        let mut list = [
            PollFd { fd: from, events: POLLIN, ..PollFd::ZERO },
            PollFd { fd: to, events: POLLOUT | POLLWRNORM, ..PollFd::ZERO },
        ];
        check!(poll(list.as_mut_ptr(), 1, 10) == 0, "nothing comes in ten milliseconds");
        check!(poll(list.as_mut_ptr(), 2, -1) == 1, "one end can be written");
        check!(list[1].revents & POLLOUT != 0 && list[0].revents == 0, "that one");
        check!(write(to, b"x".as_ptr(), 1) == 1, "a byte is written");
        let mut soon = Timespec { tv_sec: 5, tv_nsec: 0 };
        check!(ppoll(list.as_mut_ptr(), 1, &raw mut soon, ptr::null(), 0) == 1, "it comes");
        check!(list[0].revents == POLLIN, "to be read");
        let mut readable = FdSet::ZERO;
        readable.insert(from);
        let mut soon = Timeval { tv_sec: 500, tv_usec: 0 };
        check!(
            select(from + 1, &raw mut readable, ptr::null_mut(), ptr::null_mut(), &raw mut soon)
                == 1
                && readable.contains(from),
            "so says select"
        );
        check!(
            (1..500).contains(&soon.tv_sec),
            "which tells the time that is left: {}",
            soon.tv_sec
        );

        let epoll = epoll_create1(EPOLL_CLOEXEC);
        check!(epoll > 2, "epoll");
        let data = 0x0123_4567_89ab_cdef;
        let event = EpollEvent { events: EPOLLIN, data, ..EpollEvent::ZERO };
        check!(epoll_ctl(epoll, EPOLL_CTL_ADD, from, &raw const event) == 0, "watches the pipe");
        let mut found = [EpollEvent::ZERO; 2];
        check!(epoll_wait(epoll, found.as_mut_ptr(), 2, 1000) == 1, "finds the byte");
        let first = found[0];
        check!({ first.data } == data && { first.events } == EPOLLIN, "and what was stored");
        check!(read(from, byte.as_mut_ptr(), 1) == 1 && &byte == b"x", "the byte is read");
        check!(epoll_wait(epoll, found.as_mut_ptr(), 2, 0) == 0, "nothing is left");

        let counter = eventfd2(0x8000_0001, EFD_NONBLOCK);
        let mut count = 0_u64;
        check!(read(counter, (&raw mut count).cast(), 8) == 8, "a counter is read");
        check!(count == 0x8000_0001, "it had what was given");
        check!(
            read(counter, (&raw mut count).cast(), 8) == (-Errno::EAGAIN.code()).into(),
            "it is empty, and does not wait"
        );
        for fd in [from, to, epoll, counter] {
            close(fd);
        }
    }
}
